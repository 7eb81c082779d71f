package dev.muc.component.rooms;

import dev.muc.model.Affiliation;
import dev.muc.model.AffiliationEntry;
import dev.muc.model.Occupant;
import dev.muc.model.RoomSnapshot;
import dev.muc.model.Subject;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import dev.muc.xml.room.RoomDocument;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A room in words. */
final class RoomText {
  private final RoomDocument room;
  private final PrintWriter out;

  RoomText(RoomDocument room, PrintWriter out) {
    this.room = room;
    this.out = out;
  }

  void write() {
    RoomSnapshot snapshot = room.snapshot();
    out.println(Printable.of(room.address().toString()));
    out.println("created " + snapshot.createdAt() + " by " + Printable.of(snapshot.creator() + ""));
    if (snapshot.locked()) {
      out.println("locked: its owner has not configured it yet");
    }
    writeSubject(snapshot.subject());
    writeConfig();
    writeAffiliations(snapshot.affiliations());
    list("occupants", snapshot.occupants().stream().map(RoomText::line).toList());
    list(
        "invitations without answer",
        snapshot.invitations().stream()
            .map(invitation -> invitation.invitee() + " by " + invitation.inviter())
            .toList());
    list(
        "accounts that had voice when they left",
        snapshot.voices().stream().map(Object::toString).toList());
    if (!snapshot.history().isEmpty()) {
      out.println();
      out.println("messages for newcomers, besides the archive: " + snapshot.history().size());
    }
  }

  private void writeSubject(@Nullable Subject subject) {
    if (subject != null) {
      Jid from = subject.message().from();
      String author = from instanceof FullJid occupant ? " by " + occupant.resource() : "";
      out.println("subject: " + Printable.of(subject.text() + " (" + subject.at() + author + ")"));
    }
  }

  /** Writes every setting there is, under the names that documents have for them. */
  private void writeConfig() {
    Element config =
        room.toElement().children().stream()
            .filter(child -> child.name().equals("config"))
            .findFirst()
            .orElseThrow();
    for (Element group : config.children()) {
      List<String> lines = new ArrayList<>();
      for (Attribute setting : group.attributes()) {
        lines.add(setting.name() + ": " + value(setting));
      }
      String shownTo =
          group.children().stream()
              .flatMap(child -> child.attribute("to").stream())
              .collect(Collectors.joining(" "));
      if (!shownTo.isEmpty()) {
        lines.add("member-list: " + shownTo);
      }
      list(group.name(), lines);
    }
  }

  private static String value(Attribute setting) {
    if (setting.name().equals("secret")) {
      return setting.value().isEmpty() ? "none" : "set, not shown";
    }
    return switch (setting.value()) {
      case "true" -> "yes";
      case "false" -> "no";
      case "" -> "none";
      default -> setting.value();
    };
  }

  private void writeAffiliations(List<AffiliationEntry> entries) {
    List<Affiliation> kinds = new ArrayList<>(List.of(Affiliation.values()));
    Collections.reverse(kinds);
    for (Affiliation kind : kinds) {
      list(
          kind == Affiliation.NONE ? "reserved nicks" : kind.value(),
          entries.stream().filter(e -> e.affiliation() == kind).map(RoomText::line).toList());
    }
  }

  private static String line(AffiliationEntry entry) {
    String nick = entry.nick() == null ? "" : " as " + entry.nick();
    String reason = entry.reason() == null ? "" : " (" + entry.reason() + ")";
    return entry.account() + nick + reason;
  }

  private static String line(Occupant occupant) {
    String clients =
        occupant.sessions().stream()
            .map(session -> session.realJid().toString())
            .collect(Collectors.joining(", "));
    return occupant.nick() + ", " + occupant.role().value() + ": " + clients;
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println();
      out.println(title + ":");
      lines.forEach(line -> out.println("  " + Printable.of(line)));
    }
  }
}
