import org.jspecify.annotations.NullMarked;

/** A scripted conversation in a room in memory. */
@NullMarked
module dev.muc.example.quickstart {
  requires static transitive org.jspecify;
  requires dev.muc.core;
  requires dev.muc.testkit;
  requires dev.muc.xml;
}
