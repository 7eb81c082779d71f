package dev.muc.xml;

import dev.muc.stanza.Element;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML stream (RFC 6120 §4) element by element, or a document as one element.
 *
 * <p>An element is returned as soon as its last byte is there, and it is returned whole or not at
 * all. Elements in the stream's content namespace ({@code jabber:client}, {@code jabber:server} or
 * {@code jabber:component:accept}) come out in {@link dev.muc.stanza.Stanza#NAMESPACE}, as long as
 * nothing of another namespace is around them. White space between elements is left out.
 *
 * <p>For one thread at a time.
 */
public final class ElementReader implements AutoCloseable {
  /*
   * One Woodstox parser reads many stanzas, since creating one costs as much as reading a stanza.
   * But a parser keeps each name it ever met, so on a stream that lasts for months a peer could
   * fill the memory with names. After this many characters it is therefore exchanged, between two
   * stanzas, for a fresh one that is told the stream's header again.
   */
  private static final int PARSER_CHARACTERS_MAX = 64 * 1024;

  private final FrameReader frames;
  private final Woodstox woodstox;
  private final TreeBuilder builder;
  private @Nullable XMLStreamReader2 parser;
  private @Nullable Element header;
  private @Nullable IOException failure;
  private String contentNamespace = "";
  private String preamble = "";
  private boolean limitBroken;
  private boolean ended;

  private ElementReader(InputStream in, XmlLimits limits) {
    this.frames = new FrameReader(in, limits.stanzaBytesMax());
    this.woodstox = Woodstox.with(limits);
    this.builder = new TreeBuilder(limits);
  }

  /** Returns a reader of the stream that {@code in} carries; reads nothing yet. */
  public static ElementReader stream(InputStream in, XmlLimits limits) {
    return new ElementReader(in, limits);
  }

  /**
   * Returns a reader of a document that is too long to be in memory as a whole: {@link #next} gives
   * the children of its root, for each of which the limits hold, and {@link #place} tells where in
   * the document each element stands.
   */
  public static ElementReader document(InputStream in, XmlLimits limits) {
    ElementReader reader = new ElementReader(in, limits);
    reader.builder.keepPlaces();
    return reader;
  }

  /**
   * Reads one document within {@link XmlLimits#DEFAULT}.
   *
   * @throws XmlException if it is not well-formed, holds what XMPP forbids, or breaks a limit
   */
  public static Element parse(String xml) throws XmlException {
    return DocumentParser.parse(xml, XmlLimits.DEFAULT);
  }

  /** Reads one document within {@code limits}; as {@link #parse(String)}. */
  public static Element parse(String xml, XmlLimits limits) throws XmlException {
    return DocumentParser.parse(xml, limits);
  }

  /** Reads one document in UTF-8 within {@code limits}; as {@link #parse(String)}. */
  public static Element parse(byte[] xml, XmlLimits limits) throws XmlException {
    return DocumentParser.parse(xml, limits);
  }

  /** Reads one document in UTF-8 within {@link XmlLimits#DEFAULT}; as {@link #parse(String)}. */
  public static Element parse(byte[] xml) throws XmlException {
    return DocumentParser.parse(xml, XmlLimits.DEFAULT);
  }

  /**
   * Returns the start tag of the root: its name, namespace and attributes, without content.
   *
   * @throws XmlException if what comes is not taken; the stream cannot be read on
   * @throws IOException if the connection fails
   */
  public Element header() throws IOException {
    Element known = header;
    return known == null ? readHeader() : known;
  }

  /**
   * Returns the namespace of the stanzas on this stream as the header declares it, empty if it
   * declares none that is known; for a {@link StanzaWriter} that answers on the same stream.
   *
   * @throws IOException as {@link #header}
   */
  public String contentNamespace() throws IOException {
    header();
    return contentNamespace;
  }

  /**
   * Returns the next child of the root, waiting for it; empty at the root's end tag.
   *
   * @throws XmlLimitException if the element breaks a limit; the next call goes on behind it
   * @throws XmlException if what comes is not taken, or ends in the middle; the stream cannot be
   *     read on
   * @throws IOException if the connection fails
   */
  public Optional<Element> next() throws IOException {
    header();
    if (failure != null) {
      throw failure;
    }
    if (ended) {
      return Optional.empty();
    }
    builder.begin("");
    try {
      XMLStreamReader2 current = parserForNext();
      return read(current);
    } catch (XMLStreamException thrown) {
      throw failed(thrown);
    }
  }

  /**
   * Returns where the start tag of {@code element} stands, if that is the last one that {@link
   * #next} has returned or an element in it, and this is the reader of a {@link #document}.
   */
  public Optional<XmlPosition> place(Element element) {
    return builder.place(element).map(this::position);
  }

  /**
   * Begins a new stream on the same connection, as both sides do after authentication (RFC 6120
   * §6.4.6). Bytes that were read already count.
   */
  public void restart() {
    closeParser();
    frames.beginStream();
    header = null;
    failure = null;
    limitBroken = false;
    ended = false;
  }

  /** Returns whether an exception was thrown after which the stream cannot be read on. */
  public boolean hasFailed() {
    return failure != null;
  }

  /** Closes the input. */
  @Override
  public void close() throws IOException {
    closeParser();
    frames.close();
  }

  private Element readHeader() throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      XMLStreamReader2 first = woodstox.parser(frames);
      parser = first;
      DocumentParser.toRoot(first);
      Element read = builder.startTag(first);
      String declared = first.getNamespaceContext().getNamespaceURI("");
      contentNamespace = TreeBuilder.CONTENT_NAMESPACES.contains(declared) ? declared : "";
      preamble = preamble(first);
      header = read;
      return read;
    } catch (XMLStreamException thrown) {
      IOException fatal = failed(thrown);
      failure = fatal;
      throw fatal;
    }
  }

  private Optional<Element> read(XMLStreamReader2 current) throws XMLStreamException {
    return switch (current.next()) {
      case XMLStreamConstants.START_ELEMENT ->
          Optional.of(builder.element(current, contentNamespace));
      case XMLStreamConstants.END_ELEMENT -> {
        ended = true;
        yield Optional.empty();
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
          throw new Refusal(Refusal.Kind.BAD_FORMAT, "character data between stanzas");
      default -> throw Refusal.restricted();
    };
  }

  private XMLStreamReader2 parserForNext() throws IOException, XMLStreamException {
    XMLStreamReader2 current = parser;
    if (current == null) {
      throw new IllegalStateException("this reader is closed");
    }
    if (limitBroken) {
      skip();
    } else if (frames.given() < PARSER_CHARACTERS_MAX || !hasReadAll(current)) {
      return current;
    }
    current.close();
    frames.restart(preamble);
    XMLStreamReader2 fresh = woodstox.parser(frames);
    parser = fresh;
    fresh.next();
    return fresh;
  }

  private void skip() throws IOException {
    limitBroken = false;
    try {
      frames.skipFrame();
    } catch (IOException fatal) {
      failure = fatal;
      throw fatal;
    }
  }

  /** Returns whether the parser stands between stanzas, as the frames do, with nothing left. */
  private boolean hasReadAll(XMLStreamReader2 current) {
    return frames.betweenFrames()
        && current.getLocationInfo().getCurrentLocation().getCharacterOffset() == frames.given();
  }

  /** Returns a start tag that declares what the header declares, for a fresh parser. */
  private static String preamble(XMLStreamReader2 root) {
    StringBuilder tag = new StringBuilder("<");
    if (!root.getPrefix().isEmpty()) {
      tag.append(root.getPrefix()).append(':');
    }
    tag.append(root.getLocalName());
    for (int i = 0; i < root.getNamespaceCount(); i++) {
      String prefix = root.getNamespacePrefix(i);
      tag.append(prefix == null || prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix).append("='");
      tag.append(XmlText.escaped(String.valueOf(root.getNamespaceURI(i)))).append('\'');
    }
    // A parser that is created asks for seven characters, and must find them here.
    return tag.append("      >").toString();
  }

  private IOException failed(XMLStreamException thrown) {
    IOException cause = frames.thrown();
    if (cause == null) {
      XMLStreamReader2 current = parser;
      Location at = thrown.getLocation();
      if (at == null && current != null) {
        at = current.getLocationInfo().getCurrentLocation();
      }
      XmlPosition position = at == null ? frames.here() : position(at);
      cause = XmlFailures.of(thrown, position);
    }
    if (cause instanceof XmlLimitException broken && header != null) {
      limitBroken = true;
      builder.outermost().ifPresent(broken::brokenBy);
    } else {
      failure = cause;
    }
    return cause;
  }

  private XmlPosition position(Location at) {
    return frames.inStream(at.getLineNumber(), at.getColumnNumber());
  }

  private void closeParser() {
    XMLStreamReader2 current = parser;
    parser = null;
    if (current != null) {
      try {
        current.close(); // Gives its buffers back; the input stays open.
      } catch (XMLStreamException impossible) {
        throw new AssertionError("closing a parser reads nothing", impossible);
      }
    }
  }
}
