package dev.muc.example.benchmarks;

import dev.muc.Outcome;
import dev.muc.stanza.Message;
import dev.muc.stanza.Presence;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a room costs before anything is written: the engine alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class RoomBenchmark {

  /** How many are in the room. */
  @Param({"10", "1000", "10000"})
  public int occupants;

  private Crowd crowd = new Crowd(1);
  private Message message = Crowd.message(0);
  private final Message fromStranger = Crowd.message(-1);
  private final Presence join = Crowd.join(-1);
  private final Presence leave = Crowd.leave(-1);

  @Setup
  public void fill() {
    crowd = new Crowd(occupants);
    message = Crowd.message(occupants / 2);
  }

  /** A message to all. */
  @Benchmark
  public Outcome messageToAll() {
    return crowd.service.handle(message);
  }

  /** A message from somebody who is not in the room: routed, judged, refused. */
  @Benchmark
  public Outcome classifyAndRefuse() {
    return crowd.service.handle(fromStranger);
  }

  /** Somebody enters and leaves: a presence of each occupant to it, and two to each of them. */
  @Benchmark
  public Outcome joinAndLeave() {
    return crowd.joinAndLeave(join, leave);
  }
}
