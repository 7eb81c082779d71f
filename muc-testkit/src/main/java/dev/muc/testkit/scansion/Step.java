package dev.muc.testkit.scansion;

import dev.muc.stanza.Element;
import java.util.List;

/** One thing that a client of a script does or sees. */
public sealed interface Step {

  /** Returns the line of the script at which the step begins, from 1. */
  int line();

  /** Returns the name of the client. */
  String client();

  /** The client logs in; it sends nothing yet. */
  record Connects(int line, String client) implements Step {}

  /** The client closes its stream; its server tells everybody who saw it available. */
  record Disconnects(int line, String client) implements Step {}

  /** The client sends stanzas, one after the other. */
  record Sends(int line, String client, List<Element> stanzas) implements Step {
    public Sends {
      stanzas = List.copyOf(stanzas);
    }
  }

  /** The client receives stanzas that match these, each in its turn. */
  record Receives(int line, String client, List<Element> stanzas) implements Step {
    public Receives {
      stanzas = List.copyOf(stanzas);
    }
  }

  /** The client has consumed all that it received, and nothing more is on its way. */
  record ReceivesNothing(int line, String client) implements Step {}
}
