import org.jspecify.annotations.NullMarked;

/** The Multi-User Chat engine: stanzas in, stanzas out. */
@NullMarked
module dev.muc.core {
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires rocks.xmpp.precis;

  exports dev.muc.event;
  exports dev.muc.host;
  exports dev.muc.limits;
  exports dev.muc.model;
  exports dev.muc.payload;
  exports dev.muc.spi;
  exports dev.muc.stanza;
  exports dev.muc.store;
  exports dev.muc;
}
