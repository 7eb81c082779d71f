package dev.muc.xml;

import java.util.Arrays;

/**
 * Finds where the parts of a stream end: its header, each child of the root, the root. It knows
 * tags, quotes and CDATA sections and nothing else; whether they make sense is the parser's
 * business.
 */
final class FrameScanner {
  /** What {@link #next} found. */
  enum Event {
    /** Nothing that matters here. */
    NONE,
    /** This character is the last one of a part. */
    FRAME_ENDS,
    /** This character begins a comment, an instruction or a declaration that XMPP forbids. */
    FORBIDDEN
  }

  // What a character may mean here.
  private static final int OTHER = 0;
  private static final int LT = 1;
  private static final int GT = 2;
  private static final int SLASH = 3;
  private static final int APOSTROPHE = 4;
  private static final int QUOTE = 5;
  private static final int BANG = 6;
  private static final int QUESTION = 7;
  private static final int OPEN_BRACKET = 8;
  private static final int CLOSE_BRACKET = 9;
  private static final int CLASSES = 10;

  // Where the scanner is.
  private static final byte CONTENT = 0;
  private static final byte OPENED = 1;
  private static final byte START_TAG = 2;
  private static final byte START_TAG_SLASH = 3;
  private static final byte IN_APOSTROPHES = 4;
  private static final byte IN_QUOTES = 5;
  private static final byte END_TAG = 6;
  private static final byte DECLARATION = 7;
  private static final byte CDATA = 8;
  private static final byte CDATA_BRACKET = 9;
  private static final byte CDATA_BRACKETS = 10;
  private static final byte XML_DECLARATION = 11;
  private static final byte XML_DECLARATION_QUESTION = 12;
  private static final byte STATES = 13;

  // Entries of the table that are no places but things to do.
  private static final byte START_TAG_ENDS = 13;
  private static final byte EMPTY_TAG_ENDS = 14;
  private static final byte END_TAG_ENDS = 15;
  private static final byte INSTRUCTION = 16;
  private static final byte FORBIDDEN = 17;

  private static final byte[] CLASS_OF = new byte[128];
  private static final byte[] NEXT = new byte[STATES * CLASSES];

  static {
    String special = "<>/'\"!?[]";
    for (int i = 0; i < special.length(); i++) {
      CLASS_OF[special.charAt(i)] = (byte) (LT + i);
    }
    from(CONTENT, CONTENT).on(LT, OPENED);
    from(OPENED, START_TAG)
        .on(SLASH, END_TAG)
        .on(BANG, DECLARATION)
        .on(QUESTION, INSTRUCTION)
        .on(GT, START_TAG_ENDS);
    from(START_TAG, START_TAG)
        .on(SLASH, START_TAG_SLASH)
        .on(APOSTROPHE, IN_APOSTROPHES)
        .on(QUOTE, IN_QUOTES)
        .on(GT, START_TAG_ENDS);
    from(START_TAG_SLASH, START_TAG)
        .on(SLASH, START_TAG_SLASH)
        .on(APOSTROPHE, IN_APOSTROPHES)
        .on(QUOTE, IN_QUOTES)
        .on(GT, EMPTY_TAG_ENDS);
    from(IN_APOSTROPHES, IN_APOSTROPHES).on(APOSTROPHE, START_TAG);
    from(IN_QUOTES, IN_QUOTES).on(QUOTE, START_TAG);
    from(END_TAG, END_TAG).on(GT, END_TAG_ENDS);
    from(DECLARATION, FORBIDDEN).on(OPEN_BRACKET, CDATA);
    from(CDATA, CDATA).on(CLOSE_BRACKET, CDATA_BRACKET);
    from(CDATA_BRACKET, CDATA).on(CLOSE_BRACKET, CDATA_BRACKETS);
    from(CDATA_BRACKETS, CDATA).on(CLOSE_BRACKET, CDATA_BRACKETS).on(GT, CONTENT);
    from(XML_DECLARATION, XML_DECLARATION).on(QUESTION, XML_DECLARATION_QUESTION);
    from(XML_DECLARATION_QUESTION, XML_DECLARATION)
        .on(QUESTION, XML_DECLARATION_QUESTION)
        .on(GT, CONTENT);
  }

  private byte state = CONTENT;
  private int depth;
  private boolean started;

  private record Row(byte state) {
    Row on(int characterClass, byte target) {
      NEXT[state * CLASSES + characterClass] = target;
      return this;
    }
  }

  private static Row from(byte state, byte otherwise) {
    Arrays.fill(NEXT, state * CLASSES, (state + 1) * CLASSES, otherwise);
    return new Row(state);
  }

  /** Returns whether a character means nothing to a scanner that {@link #isStable}. */
  static boolean isPlain(int ascii) {
    return CLASS_OF[ascii] == OTHER;
  }

  /** Returns whether plain characters leave the scanner where it is. */
  boolean isStable() {
    return NEXT[state * CLASSES + OTHER] == state;
  }

  /** Returns the number of elements that are open. */
  int depth() {
    return depth;
  }

  /** Forgets everything: a new document begins. */
  void reset() {
    state = CONTENT;
    depth = 0;
    started = false;
  }

  /** Takes the next character; all beyond ASCII are the same here. */
  Event next(int c) {
    byte target = NEXT[state * CLASSES + (c < 128 ? CLASS_OF[c] : OTHER)];
    if (target < STATES) {
      state = target;
      return Event.NONE;
    }
    return act(target);
  }

  private Event act(byte action) {
    boolean atStart = !started;
    started = true;
    if (action == INSTRUCTION && atStart) {
      state = XML_DECLARATION; // RFC 6120 §11.5: a text declaration may open the stream.
      return Event.NONE;
    }
    if (action == INSTRUCTION || action == FORBIDDEN) {
      return Event.FORBIDDEN;
    }
    state = CONTENT;
    if (action == START_TAG_ENDS) {
      depth++;
    } else if (action == END_TAG_ENDS) {
      depth--;
    }
    // A start tag ends a part if it is the header, another tag if it closes a child or the root.
    boolean ends = action == START_TAG_ENDS ? depth == 1 : depth <= 1;
    return ends ? Event.FRAME_ENDS : Event.NONE;
  }
}
