package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.Element;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a test has asked of one room, and what it was told, over all crashes. */
final class CrashedRoom {
  final String address;
  private final List<String> said = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final Set<String> membersAsked = new LinkedHashSet<>();
  private final Set<String> membersTold = new LinkedHashSet<>();
  private final Set<String> entering = new LinkedHashSet<>();
  private final Set<String> entered = new LinkedHashSet<>();
  private int nameAsked;
  private int nameTold;

  CrashedRoom(int number) {
    address = "r" + number + "@conference.localhost";
  }

  synchronized String nextLine() {
    String line = "line " + said.size();
    said.add(line);
    return line;
  }

  synchronized void heard(String line) {
    heard.add(line);
  }

  synchronized int nextName() {
    return ++nameAsked;
  }

  synchronized void told(int name) {
    nameTold = Math.max(nameTold, name);
  }

  synchronized String nextMember() {
    String member = "m" + membersAsked.size() + "@users.localhost";
    membersAsked.add(member);
    return member;
  }

  synchronized void told(String member) {
    membersTold.add(member);
  }

  synchronized String nextGuest() {
    String guest = "g" + entering.size() + "@users.localhost/r";
    entering.add(guest);
    return guest;
  }

  synchronized void entered(String guest) {
    entered.add(guest);
  }

  synchronized Set<String> entered() {
    return new LinkedHashSet<>(entered);
  }

  /** All that was delivered is in the archive, once and in order; nothing is that was not sent. */
  synchronized void archiveHolds(List<String> lines) {
    assertThat(lines)
        .as("archive of %s", address)
        .doesNotHaveDuplicates()
        .containsSubsequence(heard);
    assertThat(said).as("what was said in %s", address).containsSubsequence(lines);
  }

  /** The name is the last that was confirmed, or a later one; it changed with the description. */
  synchronized void isCalled(String name, String description) {
    assertThat(name).as("name and description of %s", address).isEqualTo(description);
    int number = name.isEmpty() ? 0 : Integer.parseInt(name.substring("name ".length()));
    assertThat(number).as("name of %s", address).isBetween(nameTold, nameAsked);
  }

  /** All members that were confirmed are there, and nobody who was not wanted. */
  synchronized void hasMembers(List<Element> items) {
    List<String> members = items.stream().map(i -> i.attribute("jid").orElseThrow()).toList();
    assertThat(members).as("members of %s", address).containsAll(membersTold);
    assertThat(membersAsked).containsAll(members);
  }
}
