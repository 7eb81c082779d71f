package dev.muc.testkit.scansion;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Domains of a script and what stands for them where it is played, so that a script for {@code
 * localhost} plays on any server unchanged.
 *
 * <p>A domain is replaced wherever it stands as a whole: in addresses, in other attributes and in
 * text, of what is sent and of what is expected alike. {@code localhost} does not occur in {@code
 * conference.localhost}. Namespaces and the names of elements stay.
 */
public final class AddressMap {
  /** Replaces nothing. */
  public static final AddressMap NONE = new AddressMap(Map.of());

  /* What may stand beside a domain and make it part of a longer one. */
  private static final String NOT_BEHIND_DOMAIN = "(?<![\\p{L}\\p{N}._-])";
  private static final String NOT_BEFORE_DOMAIN = "(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])";

  private final Map<String, String> replacements;
  private final Pattern domains;

  private AddressMap(Map<String, String> replacements) {
    this.replacements = replacements;
    String alternatives =
        replacements.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    domains = Pattern.compile(NOT_BEHIND_DOMAIN + "(?:" + alternatives + ")" + NOT_BEFORE_DOMAIN);
  }

  /**
   * Returns a map that also replaces {@code from} by {@code to}. All replacements happen at once:
   * what one puts in, no other changes.
   *
   * @throws IllegalArgumentException if one of them is no domain, or {@code from} is mapped already
   */
  public AddressMap with(String from, String to) {
    String domain = domain(from);
    if (replacements.containsKey(domain)) {
      throw new IllegalArgumentException("mapped twice: " + domain);
    }
    Map<String, String> more = new LinkedHashMap<>(replacements);
    more.put(domain, domain(to));
    return new AddressMap(more);
  }

  private static String domain(String text) {
    BareJid jid = BareJid.of(text);
    if (jid.local().isPresent()) {
      throw new IllegalArgumentException("expected a domain: " + text);
    }
    return jid.domain();
  }

  /** Returns {@code text} with every domain replaced. */
  public String apply(String text) {
    if (replacements.isEmpty()) {
      return text;
    }
    return domains
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(replacements.getOrDefault(found.group(), found.group())));
  }

  /** Returns {@code script} with the domains of its clients and its stanzas replaced. */
  public Script apply(Script script) {
    if (replacements.isEmpty()) {
      return script;
    }
    List<ScriptClient> clients = script.clients().stream().map(this::apply).toList();
    List<Step> steps = new ArrayList<>(script.steps().size());
    for (Step step : script.steps()) {
      if (step instanceof Step.Sends sends) {
        steps.add(new Step.Sends(sends.line(), sends.client(), apply(sends.stanzas())));
      } else if (step instanceof Step.Receives receives) {
        steps.add(new Step.Receives(receives.line(), receives.client(), apply(receives.stanzas())));
      } else {
        steps.add(step);
      }
    }
    return new Script(
        script.source(), script.title(), script.tags(), script.comments(), clients, steps);
  }

  private ScriptClient apply(ScriptClient client) {
    return new ScriptClient(
        client.name(),
        BareJid.of(apply(client.account().toString())),
        client.resource(),
        client.password(),
        client.connectHost(),
        client.connectPort());
  }

  private List<Element> apply(List<Element> stanzas) {
    return stanzas.stream().map(stanza -> ElementMap.mapText(stanza, this::apply)).toList();
  }
}
