package dev.muc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipientsTest {
  private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");
  private static final Jid JULIET = Jid.of("juliet@capulet.example/balcony");

  @Test
  void isAnImmutableListOfItsOwn() {
    List<Jid> source = new ArrayList<>(List.of(ROMEO, JULIET));
    Recipients recipients = Recipients.of(source);
    source.clear();
    assertThat(recipients).containsExactly(ROMEO, JULIET).isEqualTo(List.of(ROMEO, JULIET));
    recipients.toArray()[0] = JULIET;
    assertThat(recipients.get(0)).isEqualTo(ROMEO);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> recipients.set(0, JULIET));
  }

  @Test
  void isTheSameForEveryDelivery() {
    Recipients recipients = Recipients.of(List.of(ROMEO, JULIET));
    var message = new Message(Message.Type.GROUPCHAT, ROMEO, null, "1", List.of());
    assertThat(new Delivery(message, recipients).recipients()).isSameAs(recipients);
    assertThat(Recipients.of(recipients)).isSameAs(recipients);
  }

  @Test
  void anEncodingThatIsKeptIsNoPartOfIt() {
    Recipients recipients = Recipients.of(List.of(ROMEO));
    recipients.keepEncoding("encoding");
    assertThat(recipients.encoding()).isEqualTo("encoding");
    assertThat(recipients).isEqualTo(Recipients.of(List.of(ROMEO)));
  }
}
