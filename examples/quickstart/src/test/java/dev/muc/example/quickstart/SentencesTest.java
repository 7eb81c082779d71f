package dev.muc.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.testkit.scansion.StanzaText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
  private static final String USER = "<x xmlns='http://jabber.org/protocol/muc#user'>";
  private static final String OWNER = "<query xmlns='http://jabber.org/protocol/muc#owner'>";
  private static final String ADMIN = "<query xmlns='http://jabber.org/protocol/muc#admin'>";

  private final Sentences sentences = new Sentences();

  private static String full(String xml) {
    return xml.replace("USER>", USER).replace("OWNER>", OWNER).replace("ADMIN>", ADMIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          <presence/>                                     | is available
          <presence type='unavailable'/>                  | is unavailable
          <presence to='r@s/a'/>                          | is a in r
          <presence to='r@s/a'><show>dnd</show></presence> | is a in r, dnd
          <presence to='r@s/a' type='unavailable'/>       | leaves r
          <presence to='r@s/a' type='probe'/>             | sends probe to r@s/a
          <message to='r@s'><body>Hi</body></message>     | says “Hi” in r
          <message to='r@s'><subject>Us</subject></message> | gives r the subject “Us”
          <iq to='r@s' type='set'>OWNER><x xmlns='jabber:x:data' type='cancel'/></query></iq> | leaves the set-up of r as it is
          <iq to='r@s' type='set'>OWNER><x xmlns='jabber:x:data' type='submit'/></query></iq> | sets r up as rooms are
          <iq to='r@s' type='get'>OWNER></query></iq>     | asks how r is set up
          <iq to='r@s' type='set'>OWNER><destroy><reason>Rain</reason></destroy></query></iq> | destroys r: “Rain”
          <iq to='r@s' type='set'>ADMIN><item affiliation='admin' jid='a@b'/><item role='none' nick='c'/></query></iq> | makes a@b admin in r, and c none in r
          <iq to='r@s' type='get'>ADMIN><item affiliation='outcast'/></query></iq> | asks r for those who are outcast
          <iq to='s' type='get'><query xmlns='http://jabber.org/protocol/disco#info'/></iq> | asks s what it is
          <iq to='r@s/a' type='get'><ping xmlns='urn:xmpp:ping'/></iq> | pings r@s/a
          <iq to='r@s' type='get'><time xmlns='urn:xmpp:time'/></iq> | asks r <time>
          <iq to='r@s' type='result'/>                    | answers r
          """)
  void whatIsSentIsSaidInWords(String xml, String sentence) {
    assertThat(sentences.sent(StanzaText.parse(full(xml)))).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          <presence from='r@s/a'>USER><item affiliation='none' role='visitor'/></x></presence> | sees a in r (visitor)
          <presence from='r@s/a' type='unavailable'>USER><status code='307'/><item role='none'/></x></presence> | sees a leave r, kicked
          <presence from='r@s/a' type='unavailable'>USER><destroy jid='q@s'/><status code='110'/></x></presence> | learns that r is no more, and to go to q@s
          <presence from='a@b/c' type='unavailable'/>     | sees that a@b/c is gone
          <message from='r@s/a'><body>Hi</body></message> | hears a say “Hi”
          <message from='r@s/a'><body>Hi</body><delay xmlns='urn:xmpp:delay'/></message> | reads what a said: “Hi”
          <message from='r@s'><subject/></message>        | r has no subject
          <message from='r@s'><subject>Us</subject></message> | reads the subject of r: “Us”
          <message from='r@s'>USER><status code='104'/></x></message> | hears from r, the configuration changed
          <iq from='r@s' type='result' id='1'/>           | is told that it is done (1)
          <iq from='s' type='result' id='1'><query xmlns='u'><item jid='r@s'/><x/></query></iq> | is given an answer (1): item r@s, x
          <iq from='s' type='error' id='1'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq> | is refused: forbidden
          <iq from='s' type='error' id='1'/>              | is refused: an error
          """)
  void whatIsReceivedIsSaidInWords(String xml, String sentence) {
    assertThat(sentences.received(StanzaText.parse(full(xml)))).isEqualTo(sentence);
  }
}
