package dev.muc.testkit.memory;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Stanza;
import dev.muc.xml.InvalidStanzaException;
import dev.muc.xml.StanzaReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a client's server does with an element that the client wrote before it is a stanza. */
final class ClientStream {
  /**
   * What servers with the profiles of RFC 3920 remove from addresses (RFC 3454, table B.1): soft
   * hyphens, joiners, variation selectors. Deployed servers still do, before they route.
   */
  private static final Pattern MAPPED_TO_NOTHING =
      Pattern.compile(
          "[\\u00AD\\u034F\\u1806\\u180B-\\u180D\\u200B-\\u200D\\u2060\\uFE00-\\uFE0F\\uFEFF]");

  private ClientStream() {}

  /**
   * Returns the stanza that the element is, from {@code sender}.
   *
   * @throws InvalidStanzaException if it is no valid stanza
   * @throws IllegalArgumentException if it claims to be from somebody else, for which a server
   *     would close the stream (RFC 6120 §8.1.2.1)
   */
  static Stanza read(Element element, FullJid sender) throws InvalidStanzaException {
    List<Attribute> attributes = new ArrayList<>();
    for (Attribute attribute : element.attributes()) {
      boolean address = attribute.namespace().isEmpty();
      if (address && attribute.name().equals("from")) {
        checkFrom(attribute.value(), sender);
      } else if (address && attribute.name().equals("to")) {
        String mapped = MAPPED_TO_NOTHING.matcher(attribute.value()).replaceAll("");
        attributes.add(new Attribute("to", mapped));
      } else {
        attributes.add(attribute);
      }
    }
    attributes.add(new Attribute("from", sender.toString()));
    return StanzaReader.read(
        new Element(element.namespace(), element.name(), attributes, element.content()));
  }

  /**
   * Returns what the server answers to what is no valid stanza: the error, from the server itself,
   * since the addressee may be what is invalid.
   *
   * @throws IllegalArgumentException if no answer is due, so that the sender learns nothing
   */
  static Stanza refusal(InvalidStanzaException invalid, FullJid sender) {
    Element reply =
        invalid
            .reply()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no valid stanza: " + invalid.getMessage(), invalid));
    List<Attribute> attributes = new ArrayList<>();
    for (Attribute attribute : reply.attributes()) {
      if (!attribute.name().equals("from")) {
        attributes.add(attribute);
      }
    }
    attributes.add(new Attribute("from", sender.bare().domain()));
    try {
      return StanzaReader.read(
          new Element(reply.namespace(), reply.name(), attributes, reply.content()));
    } catch (InvalidStanzaException impossible) {
      throw new AssertionError("an error that is no stanza", impossible);
    }
  }

  private static void checkFrom(String from, FullJid sender) {
    if (!from.equals(sender.toString()) && !from.equals(sender.bare().toString())) {
      throw new IllegalArgumentException(sender + " cannot send a stanza from " + from);
    }
  }
}
