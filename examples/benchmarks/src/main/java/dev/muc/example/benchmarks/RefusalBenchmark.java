package dev.muc.example.benchmarks;

import dev.muc.Outcome;
import dev.muc.ServiceConfig;
import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Message;
import dev.muc.stanza.Node;
import dev.muc.stanza.Presence;
import dev.muc.stanza.Stanza;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What limits cost: who keeps to them, who does not, and the same without them. In the engine
 * alone, in a room of 50.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RefusalBenchmark {
  private static final int OCCUPANTS = 50;
  private static final int SENDER = 25;
  private static final int MORE_THAN_ANY_BURST = 1_000;

  private final Presence join = Crowd.join(-1);
  private final Presence leave = Crowd.leave(-1);
  private final Message message = Crowd.message(SENDER);
  private final Message longMessage = message(60_000);
  private final Message tooLong = message(70_000);
  private final Iq admin = admin(1_000);
  private final Iq tooManyItems = admin(1_001);

  /* Much time passes between what one of them gets, and none between what the other gets. */
  private Crowd patient = new Crowd(1);
  private Crowd hasty = new Crowd(1);
  private Crowd free = new Crowd(1);

  /** A clock that has moved by so much whenever somebody looks at it. */
  private static final class Clock implements InstantSource {
    private final Duration step;
    private Instant now = Instant.EPOCH;

    private Clock(Duration step) {
      this.step = step;
    }

    @Override
    public Instant instant() {
      now = now.plus(step);
      return now;
    }
  }

  @Setup
  public void fill() {
    ServiceConfig config = ServiceConfig.of(Crowd.ROOM.bare().domain(), "a secret of your own");
    patient = new Crowd(OCCUPANTS, config, new Clock(Duration.ofMinutes(1)));
    hasty = new Crowd(OCCUPANTS, config, InstantSource.fixed(Instant.EPOCH));
    free = new Crowd(OCCUPANTS);
    for (int i = 0; i < MORE_THAN_ANY_BURST; i++) {
      hasty.service.handle(message);
      hasty.joinAndLeave(join, leave);
    }
  }

  private static Message message(int length) {
    Element body = Element.ofText(Stanza.NAMESPACE, "body", "x".repeat(length));
    return new Message(
        Message.Type.GROUPCHAT, Crowd.client(SENDER), Crowd.ROOM, "m", List.of(body));
  }

  /** The owner wants that many accounts to be what they are. */
  private static Iq admin(int items) {
    String muc = "http://jabber.org/protocol/muc#admin";
    List<Attribute> attributes =
        List.of(new Attribute("jid", "nobody@example.org"), new Attribute("affiliation", "none"));
    Element item = new Element(muc, "item", attributes, List.of());
    Element query = new Element(muc, "query", List.of(), Collections.<Node>nCopies(items, item));
    return new Iq(Iq.Type.SET, Crowd.client(0), Crowd.ROOM, "a", List.of(query));
  }

  @Benchmark
  public Outcome messageWithoutLimits() {
    return free.service.handle(message);
  }

  @Benchmark
  public Outcome messageAccepted() {
    return patient.service.handle(message);
  }

  /** By {@code RateLimit.MESSAGES}. */
  @Benchmark
  public Outcome messageRefused() {
    return hasty.service.handle(message);
  }

  @Benchmark
  public Outcome longMessageAccepted() {
    return patient.service.handle(longMessage);
  }

  /** By {@code Limit.MESSAGE_LENGTH}. */
  @Benchmark
  public Outcome longMessageRefused() {
    return patient.service.handle(tooLong);
  }

  @Benchmark
  public Outcome joinAndLeaveWithoutLimits() {
    return free.joinAndLeave(join, leave);
  }

  @Benchmark
  public Outcome joinAndLeaveAccepted() {
    return patient.joinAndLeave(join, leave);
  }

  /** By {@code RateLimit.JOINS}; who is not in does not leave. */
  @Benchmark
  public Outcome joinRefused() {
    return hasty.service.handle(join);
  }

  @Benchmark
  public Outcome adminRequestAccepted() {
    return patient.service.handle(admin);
  }

  /** By {@code Limit.ITEMS_PER_REQUEST}. */
  @Benchmark
  public Outcome adminRequestRefused() {
    return patient.service.handle(tooManyItems);
  }
}
