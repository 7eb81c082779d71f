package dev.muc.testkit.scansion;

import dev.muc.stanza.Element;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a script for the address of a client: its JID, or its full JID. */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
  private static final String FULL = "'s full JID";
  private static final String BARE = "'s JID";

  private Placeholders() {}

  /**
   * A placeholder that was read.
   *
   * @param client the name of the client
   * @param full whether the address with the resource is meant
   */
  record Placeholder(String client, boolean full) {

    /** Reads what stands between the braces. */
    static Optional<Placeholder> read(String text) {
      if (text.endsWith(FULL)) {
        return Optional.of(new Placeholder(text.substring(0, text.length() - FULL.length()), true));
      }
      if (text.endsWith(BARE)) {
        return Optional.of(
            new Placeholder(text.substring(0, text.length() - BARE.length()), false));
      }
      return Optional.empty();
    }
  }

  /**
   * Returns {@code stanza} with every placeholder replaced.
   *
   * @throws IllegalArgumentException if something in <code>${}</code> is no placeholder
   */
  static Element fill(Element stanza, Function<Placeholder, String> address) {
    return ElementMap.mapText(stanza, text -> fill(text, address));
  }

  private static String fill(String text, Function<Placeholder, String> address) {
    if (!text.contains("${")) {
      return text;
    }
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              Placeholder placeholder =
                  Placeholder.read(found.group(1))
                      .orElseThrow(() -> new IllegalArgumentException(unknown(found)));
              return Matcher.quoteReplacement(address.apply(placeholder));
            });
  }

  private static String unknown(MatchResult found) {
    return found.group() + " stands for nothing; there are ${Name's JID} and ${Name's full JID}";
  }

  /**
   * Returns {@code xml} with quotes in placeholders escaped, so that they may stand in attributes.
   */
  static String escaped(String xml) {
    return PLACEHOLDER
        .matcher(xml)
        .replaceAll(found -> Matcher.quoteReplacement(found.group().replace("'", "&apos;")));
  }
}
