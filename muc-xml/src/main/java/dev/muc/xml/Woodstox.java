package dev.muc.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.util.SymbolTable;
import java.io.Reader;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/** The XML parser, set up for hostile input: no document types, no entities, nothing fetched. */
final class Woodstox {
  /*
   * Woodstox keeps each name that it meets. In a parser those names live as long as the parser,
   * which is why ElementReader exchanges it from time to time; in the factory they would live for
   * good, so the factory learns the common names below and then nothing more.
   */

  private static final String VOCABULARY =
      "<stream><message to='' from='' id='' type='' xml:lang='' node='' var='' name='' jid=''"
          + " affiliation='' role='' nick='' code='' stamp='' category='' by='' label=''><body/>"
          + "<subject/><thread/><delay/><x/><item/><status/><reason/><actor/><invite/><decline/>"
          + "<password/><history/><destroy/><error/><text/><active/><composing/><paused/>"
          + "<inactive/><gone/><origin-id/><stanza-id/><occupant-id/><markable/><request/>"
          + "<received/><displayed/><store/><no-store/><html/><p/><span/><a/><field/><value/>"
          + "<option/></message><presence><show/><status/><priority/><c hash='' ver=''/><photo/>"
          + "</presence><iq><query/><ping/><feature/><identity/><set/><max/><vCard/></iq></stream>";

  private static final class Factory extends WstxInputFactory {
    private boolean learning = true;

    @Override
    public synchronized void updateSymbolTable(SymbolTable names) {
      if (learning) {
        super.updateSymbolTable(names);
      }
    }

    synchronized void learnNoMore() {
      learning = false;
    }
  }

  private static final Woodstox DEFAULT = new Woodstox(XmlLimits.DEFAULT);
  private static final Woodstox RELAYED = new Woodstox(XmlLimits.RELAYED);
  private static final Woodstox STORED = new Woodstox(XmlLimits.STORED);

  private final Factory factory = new Factory();

  private Woodstox(XmlLimits limits) {
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(
        WstxInputProperties.P_UNDECLARED_ENTITY_RESOLVER,
        (XMLResolver)
            (publicId, systemId, base, name) -> {
              throw new Refusal(
                  Refusal.Kind.RESTRICTED, "XMPP forbids references to entities: &" + name + ";");
            });
    // Errors shall come from the call that reads on, not from the one that asks for the text.
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, false);
    factory.setProperty(XMLInputFactory2.P_INTERN_NS_URIS, false);
    learn();
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, limits.attributesMax());
    // One more than an element has, for the root of its stream, and one that we refuse by
    // ourselves.
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depthMax() + 2);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.attributeLengthMax());
  }

  /** Returns the parser factory for these limits; those for the predefined limits are shared. */
  static Woodstox with(XmlLimits limits) {
    if (limits.equals(XmlLimits.DEFAULT)) {
      return DEFAULT;
    }
    if (limits.equals(XmlLimits.STORED)) {
      return STORED;
    }
    return limits.equals(XmlLimits.RELAYED) ? RELAYED : new Woodstox(limits);
  }

  /** Returns a parser of what {@code characters} gives. */
  XMLStreamReader2 parser(Reader characters) throws XMLStreamException {
    return (XMLStreamReader2) factory.createXMLStreamReader(characters);
  }

  private void learn() {
    try {
      XMLStreamReader2 parser = parser(new StringReader(VOCABULARY));
      while (parser.hasNext()) {
        parser.next();
      }
      parser.close();
    } catch (XMLStreamException impossible) {
      throw new AssertionError("the vocabulary is well-formed", impossible);
    }
    factory.learnNoMore();
  }
}
