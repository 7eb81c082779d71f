package dev.muc.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the UTF-8 of a stream for the parser, one part at a time: a call never returns characters
 * of two parts, so the parser has read all of a stanza and nothing of the next when it has seen the
 * stanza's end.
 */
final class FrameReader extends Reader {
  /*
   * One pass over the bytes decodes them, checks that they are characters that XML allows, and finds
   * the ends of the parts. That buys three things that the parser alone does not give: the size
   * limit is exact and holds before anything is built; a parser can be exchanged for a fresh one
   * between two stanzas (see ElementReader); and white space between stanzas, with which peers keep
   * connections alive for months, never reaches a buffer.
   *
   * Where the parser is in its own document and where that is in the stream differ: white space was
   * left out, and a fresh parser began at line 1. lineShift and columnShift hold the difference;
   * the latter for the line only on which the shift happened.
   */

  private static final int BUFFER_SIZE = 8 * 1024;
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (int c = ' '; c < PLAIN.length; c++) {
      PLAIN[c] = FrameScanner.isPlain(c);
    }
    PLAIN['\t'] = true;
  }

  private final InputStream in;
  private final int frameBytesMax;
  private final FrameScanner scanner = new FrameScanner();
  private final byte[] bytes = new byte[BUFFER_SIZE];
  private int position;
  private int end;
  private long frameBytes;
  private boolean frameEnded;
  private boolean starved;
  private char lowSurrogate;
  private String preamble = "";
  private @Nullable IOException failure; // Is thrown when all before it has been given out.
  private @Nullable IOException thrown;

  private long given;
  private int line = 1;
  private long lineStart;
  private boolean afterReturn;
  private int lineShift;
  private long columnShift;
  private int columnShiftLine = 1;

  FrameReader(InputStream in, int frameBytesMax) {
    this.in = in;
    this.frameBytesMax = frameBytesMax;
  }

  /** Returns what this threw, if it did; the parser hides it in an exception of its own. */
  @Nullable IOException thrown() {
    return thrown;
  }

  /** Returns whether all characters given out so far make whole parts. */
  boolean betweenFrames() {
    return frameEnded;
  }

  /** Returns the number of characters given to the present parser. */
  long given() {
    return given;
  }

  /** Returns the place in the stream of a place in the parser's document. */
  XmlPosition inStream(int documentLine, long documentColumn) {
    long shift = documentLine == columnShiftLine ? columnShift : 0;
    return new XmlPosition(documentLine + lineShift, (int) (documentColumn + shift));
  }

  /** Returns the place in the stream of the character that is given out next. */
  XmlPosition here() {
    return inStream(line, given - lineStart + 1);
  }

  /** Makes what follows a document of its own, for a fresh parser, that opens with {@code text}. */
  void restart(String text) {
    XmlPosition here = here();
    lineShift = here.line() - 1;
    columnShift = here.column() - 1L - text.length();
    columnShiftLine = 1;
    line = 1;
    lineStart = 0;
    given = 0;
    preamble = text;
  }

  /** Makes what follows a new stream, which begins with its own header. */
  void beginStream() {
    restart("");
    scanner.reset();
    failure = null;
    thrown = null;
    frameBytes = 0;
    frameEnded = false;
  }

  /** Reads to the end of the part that has been begun and keeps nothing. */
  void skipFrame() throws IOException {
    thrown = null;
    char[] skipped = new char[BUFFER_SIZE];
    while (!frameEnded) {
      frameBytes = 0;
      if (read(skipped, 0, skipped.length) < 0) {
        return;
      }
    }
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (!preamble.isEmpty()) {
      return readPreamble(target, offset, length);
    }
    int limit = offset + length;
    int out = offset;
    if (lowSurrogate != 0) {
      target[out++] = lowSurrogate;
      lowSurrogate = 0;
      given++;
    }
    while (out == offset) {
      if (failure != null) {
        thrown = failure;
        throw failure;
      }
      if ((position == end || starved) && !fill()) {
        return -1;
      }
      out = readFrame(target, offset, limit);
    }
    return out - offset;
  }

  private int readPreamble(char[] target, int offset, int length) {
    int count = Math.min(length, preamble.length());
    preamble.getChars(0, count, target, offset);
    preamble = preamble.substring(count);
    given += count;
    return count;
  }

  private boolean fill() throws IOException {
    starved = false;
    int kept = end - position;
    System.arraycopy(bytes, position, bytes, 0, kept);
    position = 0;
    end = kept;
    int count;
    try {
      count = in.read(bytes, end, bytes.length - end);
    } catch (IOException broken) {
      thrown = broken;
      throw broken;
    }
    if (count < 0) {
      return false;
    }
    end += count;
    return true;
  }

  private int readFrame(char[] target, int offset, int limit) throws XmlException {
    if (frameEnded && !beginFrame()) {
      return offset;
    }
    int before = position;
    int out = decode(target, offset, limit);
    frameBytes += position - before;
    if (frameBytes > frameBytesMax) {
      String problem = "stanza of more than " + frameBytesMax + " bytes";
      XmlLimitException tooLong = new XmlLimitException(problem, here(), null);
      thrown = tooLong;
      throw tooLong;
    }
    return out;
  }

  /** Leaves out white space between stanzas; returns whether something follows it. */
  private boolean beginFrame() {
    if (scanner.depth() == 1) {
      skipWhiteSpace();
      if (position == end) {
        return false;
      }
    }
    if (scanner.depth() == 1 && bytes[position] != '<') {
      String problem = "character data between stanzas";
      failure = new MalformedXmlException(MalformedXmlException.BAD_FORMAT, problem, here(), null);
      return false;
    }
    frameEnded = false;
    frameBytes = 0;
    return true;
  }

  private void skipWhiteSpace() {
    for (; position < end; position++) {
      byte b = bytes[position];
      if (b == '\n' || b == '\r') {
        if (b == '\r' || !afterReturn) {
          lineShift++;
          columnShift = -(given - lineStart);
          columnShiftLine = line;
        }
        afterReturn = b == '\r';
      } else if (b == ' ' || b == '\t') {
        columnShift = columnShiftLine == line ? columnShift + 1 : 1;
        columnShiftLine = line;
        afterReturn = false;
      } else {
        return;
      }
    }
  }

  /**
   * Stops at the end of the part, of the room, of the bytes, or before a character that is wrong.
   */
  private int decode(char[] target, int offset, int limit) {
    int out = offset;
    while (!frameEnded && !starved && failure == null) {
      if (scanner.isStable()) {
        out = copyPlain(target, out, limit);
      }
      if (out == limit || position == end) {
        break;
      }
      int c = next();
      if (c >= 0) {
        out = put(c, target, out, limit);
      }
    }
    return out;
  }

  private int copyPlain(char[] target, int offset, int limit) {
    int count = Math.min(limit - offset, end - position);
    int from = position;
    int i = 0;
    for (; i < count; i++) {
      byte b = bytes[from + i];
      if (b < 0 || !PLAIN[b]) {
        break;
      }
      target[offset + i] = (char) b;
    }
    if (i > 0) {
      position = from + i;
      given += i;
      afterReturn = false;
    }
    return offset + i;
  }

  /** Takes one character of any kind; negative if there is none to take. */
  private int next() {
    int c = bytes[position];
    if (c < 0) {
      c = Utf8.decode(bytes, position, end);
    }
    if (c == Utf8.INCOMPLETE) {
      starved = true;
      return c;
    }
    if (c == Utf8.INVALID || !Utf8.isXmlChar(c)) {
      String problem = c < 0 ? "no UTF-8" : String.format("U+%04X is no character of XML", c);
      failure =
          new MalformedXmlException(MalformedXmlException.NOT_WELL_FORMED, problem, here(), null);
      return Utf8.INVALID;
    }
    FrameScanner.Event event = scanner.next(c);
    if (event == FrameScanner.Event.FORBIDDEN) {
      String problem = "XMPP forbids comments, processing instructions and declarations";
      failure = new RestrictedXmlException(problem, here());
      return Utf8.INVALID;
    }
    frameEnded = event == FrameScanner.Event.FRAME_ENDS;
    position += c < 128 ? 1 : Utf8.length(c);
    return c;
  }

  private int put(int c, char[] target, int offset, int limit) {
    given++;
    if (c == '\n' || c == '\r') {
      if (c == '\r' || !afterReturn) {
        line++;
      }
      lineStart = given;
    }
    afterReturn = c == '\r';
    int out = offset;
    if (Character.isBmpCodePoint(c)) {
      target[out++] = (char) c;
      return out;
    }
    target[out++] = Character.highSurrogate(c);
    if (out == limit) {
      lowSurrogate = Character.lowSurrogate(c);
    } else {
      target[out++] = Character.lowSurrogate(c);
      given++;
    }
    return out;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
