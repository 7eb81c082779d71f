import org.jspecify.annotations.NullMarked;

/** Rooms as an external component (XEP-0114) of any XMPP server. */
@NullMarked
module dev.muc.component {
  requires static org.jspecify;
  requires dev.muc.core;
  requires dev.muc.stores;
  requires dev.muc.xml;
  requires info.picocli;
  requires jdk.httpserver;
  requires jdk.net;
  requires jdk.unsupported;
  requires micrometer.core;
  requires micrometer.registry.prometheus;
  requires org.slf4j;

  opens dev.muc.component.rooms to
      info.picocli;
  opens dev.muc.component to
      info.picocli;
}
