package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Fifty abusive clients flood the rooms of fifty honest ones, in a component that runs as its
 * operator runs it. In the build only what is no matter of time is asserted; {@code
 * -Dflood.seconds=30} makes it a measurement, which wants a machine of its own, prints what it
 * found, and asserts the latency too.
 *
 * <p>All clients share one stream, as those of a server do. A server passes on what each of them
 * may send to it: here, abusers send 50 small stanzas or 5 large ones a second each, and honest
 * clients one. {@code -Dflood.rate=0} has abusers send whatever the socket takes.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FloodTest {
  private static final int SECONDS = Integer.getInteger("flood.seconds", 4);
  private static final int RATE = Integer.getInteger("flood.rate", 50);
  private static final String LIMITS = System.getProperty("flood.limits", "default");
  private static final boolean MEASURED = System.getProperty("flood.seconds") != null;
  private static final long SECOND = 1_000_000_000L;
  private static final int LARGE = 10; // Times as rare.
  private static final long MIB = 1024 * 1024;

  private final FakeServer server = new FakeServer();
  private final FloodEar ear = new FloodEar();
  private final HttpClient http = HttpClient.newHttpClient();

  FloodTest() throws IOException {}

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  /** Somebody who sends something at regular times. */
  private static final class Sender {
    private final FloodCast cast;
    private final int number;
    private final boolean honest;
    private final long interval;
    private long due;
    private int sent;

    private Sender(FloodCast cast, int number, boolean honest, long interval, long due) {
      this.cast = cast;
      this.number = number;
      this.honest = honest;
      this.interval = interval;
      this.due = due;
    }

    private String next(FloodEar ear, String phase) {
      int n = ++sent;
      if (!honest) {
        return cast.abuses(number, n);
      }
      String client = cast.honest(number);
      String id = client.substring(0, client.indexOf('@')) + "-" + phase + n;
      ear.expect(id, due);
      return cast.says(number, id);
    }
  }

  @Test
  void honestClientsAreHeardAndAbusersAreToldTheLimit() throws Exception {
    Map<String, String> environment =
        Map.of("MUC_SECRET", "secret", "MUC_IN_MEMORY", "true", "MUC_HTTP", "127.0.0.1:0");
    try (ComponentProcess process =
            ComponentProcess.start(server.address(), environment, "--limits", LIMITS);
        FakeServer.Session session = server.accept().letsIn()) {
      String place = OperatorTest.place(process);
      CompletableFuture<?> hearing =
          Background.call(
              () -> {
                ear.hear(session.in());
                return null;
              });
      OutputStream out = new BufferedOutputStream(session.out(), 64 * 1024);
      FloodCast first = new FloodCast("warm");
      enter(first, out);
      run(first, out, RATE, Math.min(10, SECONDS), "warm");
      ear.awaitAll();
      ear.latencies();
      ear.forgetRefusals();

      FloodCast cast = new FloodCast("flood");
      enter(cast, out);
      run(cast, out, -1, SECONDS, "alone");
      ear.awaitAll();
      long[] alone = ear.latencies();
      long before = heap(process, place);
      run(cast, out, RATE, SECONDS, "flooded");
      ear.awaitAll();
      long[] flooded = ear.latencies();
      long after = heap(process, place);
      report(alone, flooded, before, after);

      assertThat(after - before).as("heap in use, more than before").isLessThan(16 * MIB);
      assertThat(ear.refusals().keySet()).as("each names a limit").allMatch(FloodTest::isNamed);
      assertThat(ear.refusals()).hasSizeGreaterThanOrEqualTo(MEASURED ? 6 : 2);
      if (MEASURED) {
        assertThat(at(flooded, 0.5)).as("median").isLessThan(2 * at(alone, 0.5));
        assertThat(at(flooded, 0.99)).as("99 %").isLessThan(2 * at(alone, 0.99));
      }
      process.terminate();
      session.sends("</stream:stream>");
      process.awaitExit();
      hearing.join();
    }
  }

  /** It has a number in it, or says that one may not do it at all. */
  private static boolean isNamed(String text) {
    return text.matches(".*\\d.*") || text.contains("may not") || text.contains("only");
  }

  private void enter(FloodCast cast, OutputStream out) throws IOException {
    for (String entry : cast.entries()) {
      send(entry, out);
    }
    out.flush();
  }

  /**
   * Has all of them send for some seconds.
   *
   * @param rate how many small stanzas an abuser sends in a second; zero for as many as are taken,
   *     negative for none
   */
  private void run(FloodCast cast, OutputStream out, int rate, int seconds, String phase)
      throws IOException {
    long start = System.nanoTime();
    PriorityQueue<Sender> queue = new PriorityQueue<>(Comparator.comparingLong(s -> s.due));
    List<Sender> hasty = new ArrayList<>();
    for (int i = 0; i < FloodCast.EACH; i++) {
      queue.add(new Sender(cast, i, true, SECOND, start + i * SECOND / FloodCast.EACH));
      if (rate >= 0) {
        boolean large = FloodCast.Kind.of(i).isLarge();
        long interval = rate == 0 ? 0 : SECOND / rate * (large ? LARGE : 1);
        Sender abuser = new Sender(cast, i, false, interval, start + i * interval / 50);
        (rate == 0 ? hasty : queue).add(abuser);
      }
    }
    int turn = 0;
    long end = start + seconds * SECOND;
    while (System.nanoTime() < end) {
      Sender next = queue.element();
      if (next.due <= System.nanoTime()) {
        queue.remove();
        send(next.next(ear, phase), out);
        next.due += next.interval;
        queue.add(next);
      } else if (!hasty.isEmpty()) {
        send(hasty.get(turn++ % hasty.size()).next(ear, phase), out);
      } else {
        out.flush();
        LockSupport.parkNanos(next.due - System.nanoTime());
      }
    }
    out.flush();
  }

  private static void send(String xml, OutputStream out) throws IOException {
    out.write(xml.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns the bytes that are in use after a collection of garbage. */
  private long heap(ComponentProcess process, String place) throws Exception {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process collect =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(collect.waitFor(30, TimeUnit.SECONDS)).isTrue();
    HttpRequest request = HttpRequest.newBuilder(URI.create(place + "/metrics")).build();
    return http.send(request, BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf('}') + 1)))
        .sum();
  }

  private static long at(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
  }

  private void report(long[] alone, long[] flooded, long before, long after) {
    StringBuilder text =
        new StringBuilder("\n| honest messages | p50 | p99 | most |\n|---|---|---|---|\n");
    for (Map.Entry<String, long[]> phase :
        new TreeMap<>(Map.of("alone", alone, "flooded", flooded)).entrySet()) {
      long[] nanos = phase.getValue();
      text.append(
          String.format(
              Locale.ROOT,
              "| %d, %s | %.2f ms | %.2f ms | %.2f ms |%n",
              nanos.length,
              phase.getKey(),
              at(nanos, 0.5) / 1e6,
              at(nanos, 0.99) / 1e6,
              at(nanos, 1) / 1e6));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%nHeap in use: %.1f MiB before, %.1f MiB after; %d stanzas sent in all.%n%n",
            before / (double) MIB,
            after / (double) MIB,
            ear.stanzas()));
    text.append("| refused | times |\n|---|---|\n");
    ear.refusals().forEach((words, times) -> text.append("| " + words + " | " + times + " |\n"));
    if (MEASURED) {
      System.out.println(text);
    }
  }
}
