package dev.muc.example.benchmarks;

import dev.muc.stanza.Jid;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What preparing an address costs (RFC 7622), which a reader does once for those it meets often.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class JidBenchmark {

  /** One as most are; one whose resource has capitals; one that every profile has to look at. */
  @Param({
    "user17@example.org/phone",
    "user17@example.org/Conversations.3pQ9",
    "JÜLIA@Bücher.Example/Balkön"
  })
  public String text = "";

  @Benchmark
  public Optional<Jid> prepare() {
    return Jid.parse(text);
  }
}
