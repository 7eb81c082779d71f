package dev.muc.xml;

import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads the stanzas of a stream (RFC 6120 §8).
 *
 * <p>For one thread at a time.
 */
public final class StanzaReader implements AutoCloseable {
  private final ElementReader elements;

  private StanzaReader(ElementReader elements) {
    this.elements = elements;
  }

  /** Returns a reader of the stream that {@code in} carries; reads nothing yet. */
  public static StanzaReader stream(InputStream in, XmlLimits limits) {
    return new StanzaReader(ElementReader.stream(in, limits));
  }

  /** Returns the reader below, for what comes before stanzas: the header and the negotiation. */
  public ElementReader elements() {
    return elements;
  }

  /**
   * Returns the next stanza, waiting for it; empty at the end of the stream.
   *
   * @throws InvalidStanzaException if the next element is none; the next call goes on behind it
   * @throws IOException as {@link ElementReader#next}
   */
  public Optional<Stanza> next() throws IOException, InvalidStanzaException {
    Optional<Element> element = elements.next();
    return element.isEmpty() ? Optional.empty() : Optional.of(read(element.get()));
  }

  /**
   * Reads an element of {@link Stanza#NAMESPACE} as a stanza. An unknown type of message is read as
   * normal (RFC 6121 §5.2.2).
   *
   * @throws InvalidStanzaException if it is none
   */
  public static Stanza read(Element element) throws InvalidStanzaException {
    return new StanzaParser(element, JidCache::parse).stanza();
  }

  /** Closes the input. */
  @Override
  public void close() throws IOException {
    elements.close();
  }
}
