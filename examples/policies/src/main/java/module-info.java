import org.jspecify.annotations.NullMarked;

/** What an embedder may add to rooms, in small pieces. */
@NullMarked
module dev.muc.policies {
  requires static transitive org.jspecify;
  requires transitive dev.muc.core;
  requires transitive java.net.http;

  exports dev.muc.policies;
}
