package dev.muc.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes random steps: few accounts, few nicks and one room, so that they get into each other's way.
 *
 * <p>Steps do not depend on what came of earlier ones, so any part of a run is a run.
 */
final class Scenario {
  static final String ROOM = "coven@chat.example";

  static final List<String> CLIENTS =
      List.of(
          "hecate@heath/cauldron",
          "hecate@heath/broom",
          "graymalkin@heath/cat",
          "paddock@heath/toad",
          "paddock@heath/pond",
          "harpier@moor/owl",
          "banquo@castle/table");

  private static final List<String> ACCOUNTS =
      List.of("hecate@heath", "graymalkin@heath", "paddock@heath", "harpier@moor", "banquo@castle");

  /* Two of them are the same by RFC 8266, one is refused, one needs escaping. */
  private static final List<String> NICKS =
      List.of("first", "First", "second", "third", "fourth witch", "M&amp;M", "&#x2800;");

  private final SplittableRandom random;
  private int ids;

  Scenario(long seed) {
    random = new SplittableRandom(seed);
  }

  List<Step> steps(int count) {
    List<Step> steps = new ArrayList<>(count);
    while (steps.size() < count) {
      steps.add(random.nextInt(60) == 0 ? Step.RESTART : new Step(pick(CLIENTS), stanza()));
    }
    return steps;
  }

  private String stanza() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> join();
      case 3 -> presence();
      case 4, 5 -> message();
      case 6 -> adminRequest();
      case 7 -> ownerRequest();
      case 8 -> request();
      default -> oddity();
    };
  }

  private String join() {
    String history =
        random.nextInt(3) == 0 ? "<history maxstanzas='" + random.nextInt(4) + "'/>" : "";
    String password =
        random.nextInt(4) == 0 ? "<password>" + pick("abc", "xyz") + "</password>" : "";
    String show = random.nextInt(3) == 0 ? availability() : "";
    return "<presence id='"
        + id()
        + "' to='"
        + occupant()
        + "'><x xmlns='http://jabber.org/protocol/muc'>"
        + history
        + password
        + "</x>"
        + show
        + "</presence>";
  }

  private String availability() {
    return "<show>"
        + pick("away", "dnd")
        + "</show><priority>"
        + random.nextInt(-1, 3)
        + "</priority>"
        + "<status>"
        + pick("here", "there")
        + "</status>";
  }

  private String presence() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> "<presence type='unavailable' to='" + pick(ROOM, occupant()) + "'/>";
      case 2 -> "<presence type='probe' to='" + occupant() + "'/>";
      default -> "<presence to='" + occupant() + "'>" + availability() + "</presence>";
    };
  }

  private String message() {
    return switch (random.nextInt(6)) {
      case 0 ->
          "<message type='groupchat' to='"
              + ROOM
              + "'><subject>"
              + pick("", "toil", "trouble")
              + "</subject></message>";
      case 1 -> "<message type='chat' to='" + occupant() + "'><body>hist</body></message>";
      case 2 -> "<message type='groupchat' to='" + occupant() + "'><body>lost</body></message>";
      default ->
          "<message type='groupchat' id='"
              + id()
              + "' to='"
              + ROOM
              + "'><body>hail "
              + ids
              + "</body></message>";
    };
  }

  private String adminRequest() {
    StringBuilder items = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      items.append(random.nextBoolean() ? roleItem() : affiliationItem());
    }
    boolean get = random.nextInt(5) == 0;
    return iq(
        get ? "get" : "set",
        ROOM,
        "<query xmlns='http://jabber.org/protocol/muc#admin'>" + items + "</query>");
  }

  private String roleItem() {
    return "<item nick='"
        + pick(NICKS)
        + "' role='"
        + pick("none", "visitor", "participant", "moderator", "king")
        + "'/>";
  }

  private String affiliationItem() {
    String nick = random.nextInt(3) == 0 ? " nick='" + pick(NICKS) + "'" : "";
    String account = random.nextInt(12) == 0 ? "heath" : pick(ACCOUNTS);
    return "<item jid='"
        + account
        + "' affiliation='"
        + pick("outcast", "none", "none", "member", "admin", "owner")
        + "'"
        + nick
        + "><reason>so</reason></item>";
  }

  private String ownerRequest() {
    if (random.nextInt(12) == 0) {
      return owner("<destroy><reason>dawn</reason></destroy>");
    }
    if (random.nextInt(12) == 0) {
      return owner("<x xmlns='jabber:x:data' type='cancel'/>");
    }
    StringBuilder fields = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      fields.append(field());
    }
    return owner("<x xmlns='jabber:x:data' type='submit'>" + fields + "</x>");
  }

  private String field() {
    return switch (random.nextInt(9)) {
      case 0 -> field("membersonly", pick("0", "1"));
      case 1 -> field("moderatedroom", pick("0", "1"));
      case 2 -> field("whois", pick("anyone", "moderators", "nobody"));
      case 3 -> field("persistentroom", pick("0", "1"));
      case 4 -> field("presencebroadcast", pick("moderator", "participant", "visitor"));
      case 5 ->
          field("presencebroadcast", "moderator</value><value>participant</value><value>visitor");
      case 6 -> field("roomsecret", pick("", "abc"));
      case 7 -> field("roomowners", pick(ACCOUNTS) + "</value><value>" + pick(ACCOUNTS));
      default -> field("changesubject", pick("0", "1", "2"));
    };
  }

  private static String field(String name, String value) {
    return "<field var='muc#roomconfig_" + name + "'><value>" + value + "</value></field>";
  }

  private String owner(String child) {
    return iq(
        "set", ROOM, "<query xmlns='http://jabber.org/protocol/muc#owner'>" + child + "</query>");
  }

  private String request() {
    return switch (random.nextInt(6)) {
      case 0 -> iq("get", occupant(), "<ping xmlns='urn:xmpp:ping'/>");
      case 1 -> iq("get", occupant(), "<vCard xmlns='vcard-temp'/>");
      case 2 -> iq("get", ROOM, "<query xmlns='http://jabber.org/protocol/disco#info'/>");
      case 3 -> iq("get", ROOM, "<query xmlns='http://jabber.org/protocol/disco#items'/>");
      case 4 -> iq("set", ROOM, register());
      default -> iq(pick("get", "set"), occupant(), "<what xmlns='urn:example:what'/>");
    };
  }

  private String register() {
    if (random.nextBoolean()) {
      return "<query xmlns='jabber:iq:register'><remove/></query>";
    }
    return "<query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='submit'>"
        + "<field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#register</value></field>"
        + "<field var='muc#register_roomnick'><value>"
        + pick(NICKS)
        + "</value></field></x></query>";
  }

  private String oddity() {
    return switch (random.nextInt(6)) {
      case 0 ->
          "<message type='error' to='"
              + occupant()
              + "'><error type='cancel'><"
              + pick("recipient-unavailable", "not-acceptable", "gone")
              + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>";
      case 1 ->
          "<message to='"
              + ROOM
              + "'><x xmlns='http://jabber.org/protocol/muc#user'><invite to='"
              + pick(ACCOUNTS)
              + "'/></x></message>";
      case 2 ->
          "<message to='"
              + ROOM
              + "'><x xmlns='http://jabber.org/protocol/muc#user'><decline to='"
              + pick(occupant(), pick(ACCOUNTS))
              + "'/></x></message>";
      case 3 ->
          "<message to='"
              + ROOM
              + "'><x xmlns='jabber:x:data' type='submit'><field"
              + " var='FORM_TYPE'><value>http://jabber.org/protocol/muc#request</value></field><field"
              + " var='muc#role'><value>participant</value></field></x></message>";
      case 4 ->
          "<presence to='"
              + occupant()
              + "'><x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='owner'"
              + " role='moderator' jid='fake@heath/x'/><status code='110'/></x></presence>";
      default -> iq("set", ROOM, "<query xmlns='http://jabber.org/protocol/muc#admin'/>");
    };
  }

  private String iq(String type, String to, String child) {
    return "<iq type='" + type + "' id='" + id() + "' to='" + to + "'>" + child + "</iq>";
  }

  private String occupant() {
    return ROOM + "/" + pick(NICKS);
  }

  private String id() {
    return "s" + ++ids;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
