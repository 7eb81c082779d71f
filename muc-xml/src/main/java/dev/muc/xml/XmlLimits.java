package dev.muc.xml;

/**
 * What a reader accepts before it refuses with {@link XmlLimitException}. Each limit holds for one
 * stanza (or one document), never for the life of a stream.
 *
 * @param stanzaBytesMax the most bytes of UTF-8 that a stanza, or a stream's header, may have
 * @param depthMax the most elements that may be open inside each other, the stanza being the first
 * @param elementsMax the most elements that a stanza may have, itself included
 * @param attributesMax the most attributes that one element may have
 * @param attributeLengthMax the most UTF-16 units that the value of one attribute may have
 */
public record XmlLimits(
    int stanzaBytesMax, int depthMax, int elementsMax, int attributesMax, int attributeLengthMax) {

  /** RFC 6120 §13.12 (4) forbids to refuse stanzas of less than 10,000 bytes for their size. */
  private static final int STANZA_BYTES_MIN = 10_000;

  /** Reading and writing descend once per level; 1,000 levels fit into any thread's stack. */
  private static final int DEPTH_LIMIT = 1_000;

  /**
   * For streams with clients, and for documents.
   *
   * <ul>
   *   <li>256 KiB a stanza: what Prosody takes from a client ({@code c2s_stanza_size_limit}).
   *   <li>64 levels: a message that is forwarded twice (XEP-0297) and carries XHTML reaches about
   *       20.
   *   <li>10,000 elements: the largest admin query of a room has 1,000 items with a reason each.
   *   <li>100 attributes: the richest element of the registered protocols has about ten.
   *   <li>64 KiB an attribute: small pictures travel in {@code data:} addresses.
   * </ul>
   */
  public static final XmlLimits DEFAULT = new XmlLimits(256 * 1024, 64, 10_000, 100, 64 * 1024);

  /**
   * For a stream with a server that relays stanzas of others, as a component's is: what the server
   * took has to be taken here, or its sender could end the stream for all. Prosody takes 512 KiB
   * from other servers ({@code s2s_stanza_size_limit}), and a character that it escapes anew grows
   * to six.
   */
  public static final XmlLimits RELAYED =
      new XmlLimits(6 * 512 * 1024 + 64 * 1024, 64, 10_000, 100, 64 * 1024);

  /**
   * For what this library has written itself: what is stored has to be read again, however much it
   * is. Only the depth is limited, as it always is.
   */
  public static final XmlLimits STORED =
      new XmlLimits(
          Integer.MAX_VALUE, DEPTH_LIMIT, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  public XmlLimits {
    require("stanzaBytesMax", stanzaBytesMax, STANZA_BYTES_MIN, Integer.MAX_VALUE);
    require("depthMax", depthMax, 1, DEPTH_LIMIT);
    require("elementsMax", elementsMax, 1, Integer.MAX_VALUE);
    require("attributesMax", attributesMax, 1, Integer.MAX_VALUE);
    require("attributeLengthMax", attributeLengthMax, 1, Integer.MAX_VALUE);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + value);
    }
  }
}
