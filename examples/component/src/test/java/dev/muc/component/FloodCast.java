package dev.muc.component;

import java.util.ArrayList;
import java.util.List;

/**
 * Fifty honest clients and fifty abusive ones in the same five rooms, and what each of them sends.
 *
 * @param name tells this cast, with its rooms, from others
 */
record FloodCast(String name) {
  static final int EACH = 50;
  static final int ROOMS = 5;

  /** What abusers do, one kind each in turn. */
  enum Kind {
    MESSAGES {
      @Override
      String stanza(String from, String room, String nick, int n) {
        return toAll(from, room, "x", "<body>" + n + "</body>");
      }
    },
    PRESENCES {
      @Override
      String stanza(String from, String room, String nick, int n) {
        return presence(from, room, nick, n % 2 == 0 ? "<show>away</show>" : "<show>xa</show>");
      }
    },
    NICKS {
      @Override
      String stanza(String from, String room, String nick, int n) {
        return presence(from, room, nick + n % 2, "");
      }
    },
    VISITS {
      @Override
      String stanza(String from, String room, String nick, int n) {
        return n % 2 == 0
            ? "<presence type='unavailable' from='%s' to='%s/%s'/>".formatted(from, room, nick)
            : enters(from, room, nick);
      }
    },
    INVITATIONS {
      @Override
      String stanza(String from, String room, String nick, int n) {
        return "<message from='%s' to='%s'><x xmlns='%s#user'><invite to='victim%d@users.localhost'/>"
                .formatted(from, room, MUC, n)
            + "</x></message>";
      }
    },
    ADMIN_REQUESTS {
      @Override
      String stanza(String from, String room, String nick, int n) {
        return "<iq type='set' id='x' from='%s' to='%s'><query xmlns='%s#admin'>%s</query></iq>"
            .formatted(from, room, MUC, ITEMS);
      }
    },
    DEEP {
      @Override
      String stanza(String from, String room, String nick, int n) {
        return toAll(from, room, "x", NESTED);
      }
    },
    LONG {
      @Override
      String stanza(String from, String room, String nick, int n) {
        return toAll(from, room, "x", MANY_WORDS);
      }
    };

    static Kind of(int abuser) {
      return values()[abuser % values().length];
    }

    /** Returns whether each of its stanzas costs as much as dozens of others. */
    boolean isLarge() {
      return compareTo(ADMIN_REQUESTS) >= 0;
    }

    /** Makes the {@code n}th stanza of an abuser. */
    abstract String stanza(String from, String room, String nick, int n);
  }

  private static final String MUC = "http://jabber.org/protocol/muc";
  private static final String ITEMS = "<item nick='Nobody' role='none'/>".repeat(1_001);
  private static final String NESTED = "<a>".repeat(90) + "</a>".repeat(90);
  private static final String MANY_WORDS = "<body>" + "x".repeat(70_000) + "</body>";

  String honest(int i) {
    return "honest%d-%s@users.localhost/1".formatted(i, name);
  }

  String abuser(int i) {
    return "abuser%d-%s@users.localhost/1".formatted(i, name);
  }

  String room(int i) {
    return "%s%d@conference.localhost".formatted(name, i % ROOMS);
  }

  /** How many honest clients are in each room. */
  static int honestInARoom() {
    return EACH / ROOMS;
  }

  /** Returns what makes all of them occupants. */
  List<String> entries() {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      entries.add(enters(honest(i), room(i), "H" + i));
      if (i < ROOMS) {
        entries.add(
            "<iq type='set' id='open' from='%s' to='%s'>".formatted(honest(i), room(i))
                + "<query xmlns='%s#owner'><x xmlns='jabber:x:data' type='submit'/></query></iq>"
                    .formatted(MUC));
      }
    }
    for (int i = 0; i < EACH; i++) {
      entries.add(enters(abuser(i), room(i), "A" + i));
    }
    return entries;
  }

  private static String enters(String from, String room, String nick) {
    return "<presence from='%s' to='%s/%s'><x xmlns='%s'><history maxstanzas='0'/></x></presence>"
        .formatted(from, room, nick, MUC);
  }

  /** Returns what an honest client says. */
  String says(int i, String id) {
    return toAll(honest(i), room(i), id, "<body>What light through yonder window breaks?</body>");
  }

  /** Returns what an abusive client sends as its {@code n}th stanza. */
  String abuses(int i, int n) {
    return Kind.of(i).stanza(abuser(i), room(i), "A" + i, n);
  }

  private static String presence(String from, String room, String nick, String content) {
    return "<presence from='%s' to='%s/%s'>%s</presence>".formatted(from, room, nick, content);
  }

  private static String toAll(String from, String room, String id, String content) {
    return "<message type='groupchat' id='%s' from='%s' to='%s'>%s</message>"
        .formatted(id, from, room, content);
  }
}
