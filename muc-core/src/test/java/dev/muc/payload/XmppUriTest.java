package dev.muc.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.stanza.Jid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmppUriTest {

  @ParameterizedTest
  @CsvSource({
    "room@chat.example,xmpp:room@chat.example?join",
    "chat.example,xmpp:chat.example?join",
    "a#b%c?d@chat.example,xmpp:a%23b%25c%3Fd@chat.example?join",
    "caf\u00e9@chat.example,xmpp:caf%C3%A9@chat.example?join",
    "a-._~!$()*+;=9@chat.example,xmpp:a-._~!$()*+;=9@chat.example?join",
    "room@chat.example/A,xmpp:room@chat.example/A?join",
    "room@[::1],xmpp:room@[::1]?join",
    "room@chat.example/a b/c:d@e,xmpp:room@chat.example/a%20b%2Fc:d@e?join"
  })
  void addressBecomesALinkThatOpensTheRoom(String address, String uri) {
    assertThat(XmppUri.join(Jid.of(address))).isEqualTo(uri);
  }
}
