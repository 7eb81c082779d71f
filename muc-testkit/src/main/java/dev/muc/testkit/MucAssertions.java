package dev.muc.testkit;

import dev.muc.stanza.Stanza;

/** Assertions on stanzas, beside those of AssertJ. */
public final class MucAssertions {
  private MucAssertions() {}

  /** Begins assertions on what a client received. */
  public static StanzaAssert assertThat(Stanza actual) {
    return new StanzaAssert(actual);
  }
}
