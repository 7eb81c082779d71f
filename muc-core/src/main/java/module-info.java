import org.jspecify.annotations.NullMarked;

/** The Multi-User Chat engine: stanzas in, stanzas out. */
@NullMarked
module dev.muc.core {
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires rocks.xmpp.precis;

  exports dev.muc;
  exports dev.muc.host;
  exports dev.muc.stanza;
}
