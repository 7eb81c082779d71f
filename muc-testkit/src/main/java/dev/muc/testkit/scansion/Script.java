package dev.muc.testkit.scansion;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A script: who takes part, and what each of them does and sees, in order.
 *
 * @param source where the script comes from, for messages: usually a file
 * @param title what the script shows, from its first comment; the source if there is none
 * @param tags the {@code ## name: value} comments, in the order of the file
 * @param comments the other comments that begin a line, without the title, in the order of the file
 * @param clients those who take part, in the order of the file
 * @param steps what happens, in order
 */
public record Script(
    String source,
    String title,
    List<Tag> tags,
    List<Comment> comments,
    List<ScriptClient> clients,
    List<Step> steps) {

  /** The tag of a script whose stanzas must all be expected, in the order in which they come. */
  public static final String EXACT_ORDER = "exact-order";

  public Script {
    tags = List.copyOf(tags);
    comments = List.copyOf(comments);
    clients = List.copyOf(clients);
    steps = List.copyOf(steps);
  }

  /**
   * A comment that says something to tools.
   *
   * @param line the line in the script, from 1
   * @param name the name, such as {@code covers}
   * @param value what stands behind the colon, or null without a colon
   */
  public record Tag(int line, String name, @Nullable String value) {}

  /**
   * A comment for people.
   *
   * @param line the line in the script, from 1
   * @param text the text without the sign in front of it; may be empty
   */
  public record Comment(int line, String text) {}

  /** Returns the values of all tags called {@code name}; a tag without value counts as empty. */
  public List<String> tagValues(String name) {
    return tags.stream()
        .filter(tag -> tag.name().equals(name))
        .map(tag -> Optional.ofNullable(tag.value()).orElse(""))
        .toList();
  }

  /** Returns the client called {@code name}, if there is one. */
  public Optional<ScriptClient> client(String name) {
    return clients.stream().filter(client -> client.name().equals(name)).findFirst();
  }
}
