package dev.muc.internal.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.internal.text.Texts;
import dev.muc.limits.Limits;
import dev.muc.model.Affiliation;
import dev.muc.model.Exit;
import dev.muc.model.Privilege;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.model.StatusCode;
import dev.muc.payload.DataForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of spec/design are what the code says. {@code -Dtables.write=true} writes them again.
 */
class TablesTest {
  private static final String NOTE =
      """

      Written by `TablesTest` from the code; the build fails when it is out of date. Write it again with
      `mvn -B -ntp -pl muc-core test -Dtest=TablesTest -Dtables.write=true`.
      """;

  /** Tests run in the folder of their module. */
  private static final Path DESIGN = Path.of("../spec/design");

  private static final Role[] OCCUPANTS = {Role.VISITOR, Role.PARTICIPANT, Role.MODERATOR};

  private static final ConfigForm FORM = new ConfigForm(Limits.DEFAULT, List.of());

  @Test
  void privileges() throws IOException {
    compare(
        "privileges.md",
        "# Privileges\n\nWho may do what (XEP-0045 §5), from `dev.muc.model.Privilege`.\n"
            + NOTE
            + "\n## Roles\n\nAs in a room of the default configuration; with a star, fields of the"
            + " configuration change it.\n\n"
            + held(Privilege.OfRole.values(), Role.values(), (p, r, config) -> p.heldBy(r, config))
            + "\n## Affiliations\n\n"
            + held(
                Privilege.OfAffiliation.values(),
                Affiliation.values(),
                (p, a, config) -> p.heldBy(a, config))
            + "\n## From one role to another\n\nThe privilege that it takes (§5.1.3). To remove a"
            + " moderator takes the one to kick as well.\n\n"
            + steps(OCCUPANTS, Role.values(), Privilege::toChange)
            + "\n## From one affiliation to another\n\nThe privilege that it takes (§5.2.2).\n\n"
            + steps(Affiliation.values(), Affiliation.values(), Privilege::toChange)
            + "\n## Role on entry\n\nBy affiliation (§5.1.2). Whoever had voice in a moderated room"
            + " and left it, has voice again. A change of affiliation\nraises the role to this one,"
            + " and lowers it only for those who are no longer admin or owner.\n\n"
            + entry());
  }

  private interface Holder<P, S> {
    boolean holds(P privilege, S standing, RoomConfig config);
  }

  private static <P extends Enum<P>, S extends Enum<S>> String held(
      P[] privileges, S[] standings, Holder<P, S> holder) {
    StringBuilder table = new StringBuilder(head("privilege", standings, "changed by"));
    for (P privilege : privileges) {
      TreeSet<String> fields = new TreeSet<>();
      table.append("| ").append(words(privilege)).append(" |");
      for (S standing : standings) {
        boolean usual = holder.holds(privilege, standing, RoomConfig.DEFAULT);
        List<String> changing =
            changedBy(config -> holder.holds(privilege, standing, config) != usual);
        fields.addAll(changing);
        table.append(usual ? " yes" : " no").append(changing.isEmpty() ? " |" : "\\* |");
      }
      table.append(fields.isEmpty() ? " |\n" : " `" + String.join("`, `", fields) + "` |\n");
    }
    return table.toString();
  }

  /** The fields of the form that make a difference, whatever else is set. */
  private static List<String> changedBy(Predicate<RoomConfig> differs) {
    return variants().entrySet().stream()
        .filter(field -> field.getValue().stream().anyMatch(differs))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Configurations that differ from the default in one field, by field. */
  private static Map<String, List<RoomConfig>> variants() {
    Map<String, List<RoomConfig>> variants = new LinkedHashMap<>();
    for (DataForm.Field field : FORM.show(RoomConfig.DEFAULT, Texts.in("en"))) {
      List<RoomConfig> configs = new ArrayList<>();
      for (List<String> values : values(field)) {
        ConfigDraft draft = new ConfigDraft(RoomConfig.DEFAULT);
        DataForm.Field changed =
            new DataForm.Field(field.var(), "", null, values, List.of(), false);
        FORM.submit(draft, new DataForm("submit", null, null, List.of(changed)));
        configs.add(draft.toConfig());
      }
      variants.put(field.var(), configs);
    }
    return variants;
  }

  private static List<List<String>> values(DataForm.Field field) {
    Stream<List<String>> single =
        field.type().equals("boolean")
            ? Stream.of(List.of("0"), List.of("1"))
            : field.options().stream().map(option -> List.of(option.value()));
    return Stream.concat(single, Stream.of(List.<String>of())).toList();
  }

  private interface Step<S> {
    Privilege needed(S from, S to);
  }

  private static <S extends Enum<S>> String steps(S[] froms, S[] tos, Step<S> step) {
    StringBuilder table = new StringBuilder(head("from \\ to", tos));
    for (S from : froms) {
      table.append("| ").append(words(from)).append(" |");
      for (S to : tos) {
        table
            .append(' ')
            .append(from == to ? "" : words((Enum<?>) step.needed(from, to)))
            .append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String entry() {
    StringBuilder table = new StringBuilder(head("room", Affiliation.values()));
    for (boolean moderated : new boolean[] {false, true}) {
      table.append(moderated ? "| moderated |" : "| unmoderated |");
      for (Affiliation affiliation : Affiliation.values()) {
        table.append(' ').append(words(Role.initial(affiliation, moderated))).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String head(String first, Enum<?>[] columns, String... more) {
    List<String> names = new ArrayList<>(List.of(first));
    Arrays.stream(columns).map(TablesTest::words).forEach(names::add);
    names.addAll(List.of(more));
    return "| " + String.join(" | ", names) + " |\n|" + "---|".repeat(names.size()) + "\n";
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Test
  void statusCodes() throws IOException {
    String source = Files.readString(Path.of("src/main/java/dev/muc/model/StatusCode.java"));
    Map<String, String> meanings = new LinkedHashMap<>();
    Matcher matcher = Pattern.compile("/\\*\\* (.+) \\*/\\s+(\\w+)\\(\\d+\\)").matcher(source);
    while (matcher.find()) {
      meanings.put(matcher.group(2), matcher.group(1));
    }
    StringBuilder text =
        new StringBuilder(
            "# Status codes\n\nWhat `<status/>` says (XEP-0045 §16.6), from"
                + " `dev.muc.model.StatusCode`.\n"
                + NOTE
                + "\n| code | name | meaning |\n|---|---|---|\n");
    for (StatusCode code : StatusCode.values()) {
      assertThat(meanings).containsKey(code.name());
      text.append("| ").append(code.code()).append(" | ").append(words(code)).append(" | ");
      text.append(meanings.get(code.name())).append(" |\n");
    }
    text.append(
        """

        Codes 102 and 103 are not sent: rooms do not show members who are not there.

        ## Ways out of a room

        From `dev.muc.model.Exit`. Who may return has voice again in a moderated room, if it had voice before.

        | way out | codes | may return as it was |
        |---|---|---|
        """);
    for (Exit exit : Exit.values()) {
      String codes =
          exit.codes().stream()
              .map(code -> Integer.toString(code.code()))
              .collect(Collectors.joining(", "));
      text.append("| ").append(words(exit)).append(" | ").append(codes).append(" | ");
      text.append(exit.isReturnable() ? "yes" : "no").append(" |\n");
    }
    compare("status-codes.md", text.toString());
  }

  @Test
  void configFields() throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            # Configuration fields

            The form of `muc#roomconfig` (XEP-0045 §16.5.3), from `ConfigForm`, with the defaults of a service that
            chooses nothing. After these come `muc#roomconfig_roomadmins` and `muc#roomconfig_roomowners`, each the
            complete list. Fields that begin with `x-` are not registered.
            """
                + NOTE
                + "\n| field | type | label | values | default |\n|---|---|---|---|---|\n");
    for (DataForm.Field field : FORM.show(RoomConfig.DEFAULT, Texts.in("en"))) {
      Function<List<String>, String> joined = values -> String.join(", ", values);
      String options = joined.apply(field.options().stream().map(DataForm.Option::value).toList());
      text.append("| `").append(field.var()).append("` | ").append(field.type()).append(" | ");
      text.append(field.label()).append(" | ").append(options);
      text.append(field.open() ? ", or another" : "").append(" | ");
      text.append(joined.apply(field.values())).append(" |\n");
    }
    compare("config-fields.md", text.toString());
  }

  private static void compare(String name, String text) throws IOException {
    Path file = DESIGN.resolve(name);
    if (Boolean.getBoolean("tables.write")) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file)).as("spec/design/%s, %s", name, NOTE).isEqualTo(text);
  }
}
