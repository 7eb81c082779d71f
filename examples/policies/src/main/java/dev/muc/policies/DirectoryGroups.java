package dev.muc.policies;

import dev.muc.model.Affiliation;
import dev.muc.spi.Inquiry;
import dev.muc.spi.Policy;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.BareJid;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes affiliations from the groups of a directory: whoever comes to the door has what its groups
 * give, and loses it when they no longer do. Accounts in none of these groups keep what the room
 * gave them.
 */
public final class DirectoryGroups implements Policy {
  private static final Duration WITHIN = Duration.ofSeconds(2);

  private final Map<String, Affiliation> granted;

  /** In which groups is an account? */
  public record Groups(BareJid account) implements Inquiry<List<String>> {}

  /**
   * @param granted what each group gives
   */
  public DirectoryGroups(Map<String, Affiliation> granted) {
    this.granted = Map.copyOf(granted);
  }

  @Override
  public Ruling<Affiliation> arrive(Proposal<Affiliation> proposal) {
    return Ruling.ask(
        new Groups(proposal.client().bare()),
        WITHIN,
        groups -> given(groups).map(Ruling::alter).orElseGet(Ruling::pass),
        Ruling.pass()); // The directory is down: what is kept counts.
  }

  /** The highest of several; a ban counts more than any of them. */
  private Optional<Affiliation> given(List<String> groups) {
    List<Affiliation> all =
        groups.stream()
            .filter(granted::containsKey)
            .map(granted::get)
            .sorted(Comparator.naturalOrder())
            .toList();
    return all.contains(Affiliation.OUTCAST)
        ? Optional.of(Affiliation.OUTCAST)
        : all.stream().max(Comparator.naturalOrder());
  }
}
