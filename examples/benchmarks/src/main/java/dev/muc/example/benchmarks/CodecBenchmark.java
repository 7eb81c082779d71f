package dev.muc.example.benchmarks;

import dev.muc.Delivery;
import dev.muc.stanza.Stanza;
import dev.muc.xml.FanOutEncoder;
import dev.muc.xml.InvalidStanzaException;
import dev.muc.xml.StanzaReader;
import dev.muc.xml.StanzaWriter;
import dev.muc.xml.XmlBuffer;
import dev.muc.xml.XmlLimits;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What reading and writing cost; fan-outs are measured per recipient. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class CodecBenchmark {
  private static final int RECIPIENTS = 10_000;
  private static final String STREAM = "jabber:component:accept";
  private static final int SLICE = 128 * 1024;

  /** To how many a message goes; filling their room takes the longer the more there are. */
  int recipients = RECIPIENTS;

  private final StanzaWriter writer = StanzaWriter.stream(STREAM);
  private final FanOutEncoder encoder = new FanOutEncoder(writer);
  private final XmlBuffer buffer = new XmlBuffer();
  private Delivery delivery = new Delivery(Crowd.message(0), Crowd.client(0));
  private byte[] encoded = {};
  private StanzaReader reader = endless(new byte[0]);
  private long written;

  /** What the room sends out for one message, and that message over and over as input. */
  @Setup
  public void prepare() {
    Crowd crowd = new Crowd(recipients);
    delivery = crowd.service.handle(Crowd.message(0)).deliveries().get(0);
    XmlBuffer one = new XmlBuffer();
    writer.write(addressed(), one);
    encoded = one.toByteArray();
    reader = endless(encoded);
  }

  private static StanzaReader endless(byte[] stanza) {
    return StanzaReader.stream(
        new RepeatingInput(StanzaWriter.stream(STREAM).openStream(), stanza), XmlLimits.DEFAULT);
  }

  private Stanza addressed() {
    return delivery.stanza().to(delivery.recipients().get(recipients / 2));
  }

  int encodedLength() {
    return encoded.length;
  }

  /** One message of some 350 bytes, from bytes to a stanza. */
  @Benchmark
  public Stanza read() throws IOException, InvalidStanzaException {
    return reader.next().orElseThrow();
  }

  /** One message of some 350 bytes, from a stanza to bytes. */
  @Benchmark
  public int write() {
    buffer.clear();
    writer.write(addressed(), buffer);
    return buffer.length();
  }

  /** The message to all, as the component writes it. */
  @Benchmark
  @OperationsPerInvocation(RECIPIENTS)
  public long fanOut() {
    written = 0;
    encoder.begin(delivery);
    while (encoder.write(buffer, SLICE)) {
      flush();
    }
    return written;
  }

  /** The same, each stanza for itself. */
  @Benchmark
  @OperationsPerInvocation(RECIPIENTS)
  public long fanOutNaive() {
    written = 0;
    delivery
        .addressed()
        .forEach(
            stanza -> {
              writer.write(stanza, buffer);
              if (buffer.length() >= SLICE) {
                flush();
              }
            });
    flush();
    return written;
  }

  /** As many bytes, without a thought. */
  @Benchmark
  @OperationsPerInvocation(RECIPIENTS)
  public long bareCopy() {
    written = 0;
    for (int i = 0; i < recipients; i++) {
      buffer.append(encoded, 0, encoded.length);
      if (buffer.length() >= SLICE) {
        flush();
      }
    }
    flush();
    return written;
  }

  private void flush() {
    written += buffer.length();
    buffer.clear();
  }
}
