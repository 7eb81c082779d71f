package dev.muc.stanza;

import java.util.Locale;
import java.util.regex.Pattern;
import rocks.xmpp.precis.PrecisProfiles;

/** Maps and checks domainparts (RFC 7622 §3.2): host names as of IDNA2008, and IPv6 literals. */
final class Domainpart {
  private static final String A_LABEL_PREFIX = "xn--";

  /** The full stops of East Asian scripts, which separate labels too (RFC 5895 §2). */
  private static final Pattern WIDE_DOTS = Pattern.compile("[\u3002\uFF0E\uFF61]");

  private static final Pattern IPV6_GROUP = Pattern.compile("[0-9a-f]{1,4}");
  private static final String IPV4_OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(IPV4_OCTET + "(\\." + IPV4_OCTET + "){3}");
  private static final int IPV6_GROUPS = 8;

  private Domainpart() {}

  /**
   * Returns {@code part} in the form in which domainparts are compared.
   *
   * @throws IllegalArgumentException if it is no domainpart; the message says why
   */
  static String prepare(String part) {
    if (isPlainHost(part)) {
      return part;
    }
    String dotted = WIDE_DOTS.matcher(part).replaceAll(".");
    String domain = dotted.endsWith(".") ? dotted.substring(0, dotted.length() - 1) : dotted;
    if (domain.startsWith("[")) {
      return ipv6Literal(domain.toLowerCase(Locale.ROOT));
    }
    String[] labels = domain.split("\\.", -1);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i].isEmpty()) {
        throw new IllegalArgumentException("domainpart with an empty label: " + part);
      }
      labels[i] = checkedLabel(uLabel(labels[i]));
    }
    return String.join(".", labels);
  }

  /**
   * Returns whether {@code part} is certainly what it would be mapped to: labels of plain
   * characters with nothing wrong. Most domains are such; this takes 20 ns, all the rest 400.
   */
  private static boolean isPlainHost(String part) {
    char before = '.';
    for (int i = 0; i <= part.length(); i++) {
      char c = i < part.length() ? part.charAt(i) : '.';
      if (before == '.' ? c == '.' || c == '-' : before == '-' && c == '.') {
        return false; // An empty label, or a hyphen at one of its ends.
      }
      before = c;
    }
    return JidParser.isPlain(part) && !part.contains(A_LABEL_PREFIX);
  }

  /*
   * The rules for user names are the rules for labels: width, case and NFC are mapped (§3.2.2), the
   * code points are those of IDNA2008 (RFC 5892 and RFC 8264 derive both in one way), and the bidi
   * rule is that of RFC 5893. Only ASCII differs, and an initial mark: checkedLabel looks at them.
   */
  private static String uLabel(String label) {
    String mapped = PrecisProfiles.USERNAME_CASE_MAPPED.enforce(label);
    if (!mapped.startsWith(A_LABEL_PREFIX)) {
      return mapped;
    }
    String decoded = Punycode.decode(mapped.substring(A_LABEL_PREFIX.length()));
    boolean ascii = decoded.chars().allMatch(c -> c < 128);
    if (ascii || !PrecisProfiles.USERNAME_CASE_MAPPED.enforce(decoded).equals(decoded)) {
      throw new IllegalArgumentException("domainpart with an A-label of no U-label: " + label);
    }
    return decoded;
  }

  /* An underscore is not in NR-LDH labels, but deployed hosts have it: see ADR 0004. */
  private static String checkedLabel(String label) {
    boolean valid = !label.startsWith("-") && !label.endsWith("-") && !isMark(label.codePointAt(0));
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      valid &= c >= 128 || c == '-' || c == '_' || Character.isLetterOrDigit(c);
    }
    if (!valid) {
      throw new IllegalArgumentException("domainpart with a label that is no host name: " + label);
    }
    return label;
  }

  /** Returns whether a label must not begin with {@code codePoint} (RFC 5891 §4.2.3.2). */
  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Returns the literal as it is, if it is an IPv6 address in brackets (RFC 3986 §3.2.2). */
  private static String ipv6Literal(String literal) {
    if (!literal.endsWith("]") || !isIpv6(literal.substring(1, literal.length() - 1))) {
      throw new IllegalArgumentException("domainpart is no IPv6 address: " + literal);
    }
    return literal;
  }

  private static boolean isIpv6(String address) {
    int gap = address.indexOf("::");
    if (gap < 0) {
      return groups(address, true) == IPV6_GROUPS;
    }
    // RFC 4291 §2.2: the gap stands for one group at least.
    int head = groups(address.substring(0, gap), false);
    int tail = groups(address.substring(gap + 2), true);
    return head + tail < IPV6_GROUPS;
  }

  /**
   * Counts groups of 16 bits; an IPv4 address at the end is two. More than any address if wrong.
   */
  private static int groups(String text, boolean ipv4Allowed) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int last = parts.length - 1;
    boolean ipv4 = ipv4Allowed && IPV4.matcher(parts[last]).matches();
    for (int i = 0; i < (ipv4 ? last : parts.length); i++) {
      if (!IPV6_GROUP.matcher(parts[i]).matches()) {
        return IPV6_GROUPS + 1;
      }
    }
    return ipv4 ? parts.length + 1 : parts.length;
  }
}
