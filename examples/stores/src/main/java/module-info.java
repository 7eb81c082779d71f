import org.jspecify.annotations.NullMarked;

/** Rooms and archives in SQLite or PostgreSQL. */
@NullMarked
module dev.muc.stores {
  requires static transitive org.jspecify;
  requires transitive dev.muc.core;
  requires dev.muc.xml;
  requires com.zaxxer.hikari;
  requires flyway.core;
  requires java.sql;
  requires org.jdbi.v3.core;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;

  exports dev.muc.stores;
}
