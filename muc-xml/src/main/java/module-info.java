import org.jspecify.annotations.NullMarked;

/** Stanzas and the documents around them as XML. */
@NullMarked
module dev.muc.xml {
  requires static transitive org.jspecify;
  requires transitive dev.muc.core;
  requires com.ctc.wstx;
  requires java.xml;
  requires org.codehaus.stax2;
  requires transitive tools.jackson.databind;
  requires tools.jackson.dataformat.xml;

  exports dev.muc.xml;
  exports dev.muc.xml.room;
}
