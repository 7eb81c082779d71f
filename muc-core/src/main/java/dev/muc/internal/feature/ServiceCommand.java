package dev.muc.internal.feature;

import dev.muc.internal.text.TextKey;
import dev.muc.payload.DataForm;

/**
 * Something that administrators of the service can have it do: a form of one stage (XEP-0050), and
 * what comes of it when it is filled in.
 */
interface ServiceCommand {

  /** Returns the node by which it is asked for. */
  String node();

  /** Returns what people read in a list of commands. */
  TextKey title();

  /** Returns what its forms say that they are (XEP-0068). */
  default String formType() {
    return node();
  }

  /** Shows the form, or asks the host for what is to be in it. */
  Decision ask(CommandStage stage);

  /** Decides on the form that was filled in. */
  Decision decide(DataForm form, CommandStage stage);
}
