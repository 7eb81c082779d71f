import org.jspecify.annotations.NullMarked;

/** Scripts and tests against rooms, in memory and over the wire. */
@NullMarked
module dev.muc.testkit {
  requires static transitive org.jspecify;
  requires transitive dev.muc.core;
  requires transitive dev.muc.xml;

  // Only for those who use them: assertions and tests of transports, scripts as tests, the command.
  requires static org.assertj.core;
  requires static org.junit.jupiter.api;
  requires static info.picocli;

  exports dev.muc.testkit;
  exports dev.muc.testkit.memory;
  exports dev.muc.testkit.scansion;
  exports dev.muc.testkit.store;
  exports dev.muc.testkit.tcp;
  exports dev.muc.testkit.transport;

  opens dev.muc.testkit.cli to
      info.picocli;
}
