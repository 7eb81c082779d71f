package dev.muc.example.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Delivery;
import dev.muc.Outcome;
import dev.muc.stanza.Jid;
import dev.muc.stanza.Message;
import dev.muc.stanza.Stanza;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmarks measure what they say. */
class BenchmarkSetupTest {

  private static RoomBenchmark room(int occupants) {
    RoomBenchmark benchmark = new RoomBenchmark();
    benchmark.occupants = occupants;
    benchmark.fill();
    return benchmark;
  }

  /** With enough recipients that what is written to them is more than one slice. */
  private static CodecBenchmark codec() {
    CodecBenchmark benchmark = new CodecBenchmark();
    benchmark.recipients = 1_000;
    benchmark.prepare();
    return benchmark;
  }

  @Test
  void aMessageIsOneDeliveryToAll() {
    Outcome outcome = room(100).messageToAll();
    assertThat(outcome.deliveries()).hasSize(1);
    Delivery delivery = outcome.deliveries().get(0);
    assertThat(delivery.recipients()).hasSize(100);
    assertThat(delivery.stanza()).isInstanceOf(Message.class);
    assertThat(delivery.stanza().isError()).isFalse();
    assertThat(delivery.stanza().payloads()).hasSize(3); // Body, stanza-id, occupant-id.
  }

  @Test
  void aStrangerIsRefused() {
    Outcome outcome = room(10).classifyAndRefuse();
    assertThat(outcome.events()).isEmpty();
    assertThat(outcome.stanzas()).hasSize(1).allMatch(Stanza::isError);
  }

  @Test
  void whatIsRefusedIsRefusedAndTheRestIsNot() {
    RefusalBenchmark benchmark = new RefusalBenchmark();
    benchmark.fill();
    for (int round = 0; round < 3; round++) {
      assertThat(
              List.of(
                  benchmark.messageWithoutLimits(),
                  benchmark.messageAccepted(),
                  benchmark.longMessageAccepted(),
                  benchmark.joinAndLeaveWithoutLimits(),
                  benchmark.joinAndLeaveAccepted(),
                  benchmark.adminRequestAccepted()))
          .allMatch(outcome -> outcome.stanzas().stream().noneMatch(Stanza::isError));
      assertThat(
              List.of(
                  benchmark.messageRefused(),
                  benchmark.longMessageRefused(),
                  benchmark.joinRefused(),
                  benchmark.adminRequestRefused()))
          .allMatch(outcome -> outcome.stanzas().stream().allMatch(Stanza::isError))
          .allMatch(outcome -> outcome.stanzas().size() == 1);
    }
  }

  @Test
  void whoEntersLeavesAgain() {
    Crowd crowd = new Crowd(50);
    assertThat(crowd.service.handle(Crowd.join(-1)).stanzas()).hasSize(50 + 1 + 1 + 50);
    assertThat(crowd.service.handle(Crowd.leave(-1)).stanzas()).hasSize(1 + 50);
    RoomBenchmark benchmark = room(50);
    for (int round = 0; round < 3; round++) {
      assertThat(benchmark.joinAndLeave().stanzas()).hasSize(1 + 50);
    }
  }

  @Test
  void whatIsReadIsTheMessageThatIsWritten() throws Exception {
    CodecBenchmark benchmark = codec();
    assertThat(benchmark.encodedLength()).isBetween(330, 400);
    assertThat(benchmark.write()).isEqualTo(benchmark.encodedLength());
    Stanza first = benchmark.read();
    assertThat(first).isEqualTo(benchmark.read()).isInstanceOf(Message.class);
    assertThat(first.payloads()).hasSize(3);
  }

  @Test
  void bothFanOutsWriteTheSameAndTheCopyAsMuch() {
    CodecBenchmark benchmark = codec();
    long bytes = benchmark.fanOut();
    assertThat(bytes).isEqualTo(benchmark.fanOutNaive());
    // Addresses differ in length by three characters.
    assertThat((double) benchmark.bareCopy() / bytes).isBetween(0.98, 1.02);
  }

  @Test
  void theAddressesAreAddresses() {
    for (String text : new String[] {"user17@example.org/phone", "JÜLIA@Bücher.Example/Balkön"}) {
      JidBenchmark benchmark = new JidBenchmark();
      benchmark.text = text;
      assertThat(benchmark.prepare()).contains(Jid.of(text));
    }
  }
}
