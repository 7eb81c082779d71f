package dev.muc.stanza;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import rocks.xmpp.precis.PrecisProfiles;

/** Splits, maps and checks addresses as RFC 7622 §3 says. Every failure names the reason. */
final class JidParser {
  /** RFC 7622 §3.2 to §3.4: the most octets of UTF-8 that one part of an address may have. */
  private static final int PART_OCTETS_MAX = 1023;

  /** RFC 7622 §3.3.1: allowed by the profile, but reserved in localparts. */
  private static final String RESERVED_IN_LOCALPART = "\"&'/:<>@";

  /**
   * Domainparts that were prepared of late, one a slot: most addresses have one of a few. It takes
   * 5 ns to find one here, and 50 to look at it again. Threads may race: at worst one prepares a
   * domainpart that another has prepared.
   */
  private static final @Nullable String[] DOMAINS = new String[64];

  private JidParser() {}

  /** Splits before anything is mapped (rfc7622-3.1-2): first at '/', then at '@'. */
  static Jid parse(String text) {
    if (text.length() > 3 * PART_OCTETS_MAX + 2) {
      throw new IllegalArgumentException("address of more than 3071 octets");
    }
    int slash = text.indexOf('/');
    if (slash < 0) {
      return bare(text);
    }
    if (isPrepared(text, slash)) {
      return new FullJid(text, slash);
    }
    return new FullJid(bare(text.substring(0, slash)), resource(text.substring(slash + 1)));
  }

  /** Returns whether a full address is prepared as it is, as nearly always: then it is no copy. */
  private static boolean isPrepared(String text, int slash) {
    int at = text.lastIndexOf('@', slash);
    int resourceLength = text.length() - slash - 1;
    return at > 0
        && at <= PART_OCTETS_MAX
        && resourceLength > 0
        && resourceLength <= PART_OCTETS_MAX
        && isPlain(text, 0, at)
        && knownDomain(text, at + 1, slash) != null
        && isVisible(text, slash + 1);
  }

  private static BareJid bare(String text) {
    int at = text.indexOf('@');
    String domain = domain(text, at + 1);
    if (at < 0) {
      return new BareJid(domain, -1);
    }
    boolean plain = at > 0 && at <= PART_OCTETS_MAX && isPlain(text, 0, at);
    if (plain && text.length() == at + 1 + domain.length() && text.endsWith(domain)) {
      return new BareJid(text, at); // Prepared as it is: no copy.
    }
    String local = local(text.substring(0, at));
    return new BareJid(local + '@' + domain, local.length());
  }

  /** Returns the domainpart that stands in {@code text} if it was prepared of late. */
  private static @Nullable String knownDomain(String text, int from, int to) {
    String known = DOMAINS[slot(text, from, to)];
    boolean same = known != null && known.length() == to - from && text.startsWith(known, from);
    return same ? known : null;
  }

  private static int slot(String text, int from, int to) {
    return from == to ? 0 : (31 * (to - from) + text.charAt(from)) & (DOMAINS.length - 1);
  }

  private static String domain(String text, int from) {
    String known = knownDomain(text, from, text.length());
    if (known != null) {
      return known;
    }
    String part = text.substring(from);
    String domain = checkedLength("domainpart", Domainpart.prepare(part));
    if (domain.equals(part)) {
      DOMAINS[slot(text, from, text.length())] = domain;
    }
    return domain;
  }

  private static String local(String part) {
    String local = isPlain(part) ? part : PrecisProfiles.USERNAME_CASE_MAPPED.enforce(part);
    for (int i = 0; i < local.length(); i++) {
      if (RESERVED_IN_LOCALPART.indexOf(local.charAt(i)) >= 0) {
        throw new IllegalArgumentException("localpart with reserved character: " + part);
      }
    }
    return checkedLength("localpart", local);
  }

  /** Prepares a resourcepart by OpaqueString (RFC 7622 §3.4). */
  static String resource(String part) {
    String mapped =
        isVisible(part, 0)
            ? part
            : PrecisProfiles.OPAQUE_STRING.enforce(withoutVariationSelectors(part));
    if (mapped.startsWith(" ") || mapped.endsWith(" ")) {
      // Listed among the invalid examples of RFC 7622 §3.5 (rfc7622-3.4-4).
      throw new IllegalArgumentException("resourcepart with space at an end: " + part);
    }
    return checkedLength("resourcepart", mapped);
  }

  /**
   * Removes U+FE00 to U+FE0F, which choose between pictures of one character. PRECIS forbids them,
   * but clients write them behind emoji, and servers of RFC 3920 map them to nothing: see ADR 0004.
   */
  private static String withoutVariationSelectors(String part) {
    StringBuilder kept = new StringBuilder(part.length());
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c < '\uFE00' || c > '\uFE0F') {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /**
   * Returns whether no profile would change or refuse {@code part}: most addresses are such. In a
   * domainpart, A-labels remain to be looked at.
   */
  static boolean isPlain(String part) {
    return isPlain(part, 0, part.length());
  }

  private static boolean isPlain(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether {@code text} is visible ASCII, which no profile of a resource changes. */
  private static boolean isVisible(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static String checkedLength(String name, String part) {
    if (part.isEmpty()) {
      throw new IllegalArgumentException("empty " + name);
    }
    // A char takes at most three octets, so only long parts have to be counted.
    if (part.length() > PART_OCTETS_MAX / 3
        && part.getBytes(StandardCharsets.UTF_8).length > PART_OCTETS_MAX) {
      throw new IllegalArgumentException(name + " of more than 1023 octets");
    }
    return part;
  }
}
