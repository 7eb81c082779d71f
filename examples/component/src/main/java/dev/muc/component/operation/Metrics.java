package dev.muc.component.operation;

import dev.muc.Question;
import dev.muc.host.HostObserver;
import dev.muc.host.ShardLoad;
import dev.muc.stanza.StanzaError.Condition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * Counts what rooms do, for Prometheus to read. No metric has an address, a nick or a text in it.
 */
public final class Metrics implements HostObserver, AutoCloseable {
  /*
   * A stanza costs nothing here: counters are added to once a batch, gauges are read when somebody
   * scrapes. All errors are there from the beginning, so that the first of a kind is an increase.
   */

  /** From what a fast disk takes to what clients wait for at most. */
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter received =
      counter("muc.stanzas.received", "Stanzas that arrived and were handled");
  private final Counter deliveries =
      counter("muc.deliveries", "Stanzas that rooms made, a broadcast counted once");
  private final Counter sent = counter("muc.stanzas.sent", "Stanzas that were sent, one a client");
  private final Map<Condition, Counter> errors = new EnumMap<>(Condition.class);
  private final JvmGcMetrics collector = new JvmGcMetrics();

  /** Begins to count. */
  public Metrics() {
    for (Condition condition : Condition.values()) {
      errors.put(
          condition,
          Counter.builder("muc.errors.sent")
              .description("Errors that were sent, refusals above all")
              .tag("condition", condition.elementName())
              .register(registry));
    }
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collector.bindTo(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  /** Shows what there is in a component, too. */
  public void watch(Running component) {
    gauge("muc.rooms", "Rooms in memory", component, ShardLoad::rooms);
    gauge("muc.occupants", "Occupants of the rooms in memory", component, ShardLoad::occupants);
    Gauge.builder("muc.connected", component, running -> running.isConnected() ? 1 : 0)
        .description("Whether the server has let the component in")
        .strongReference(true)
        .register(registry);
    for (int i = 0; i < component.load().size(); i++) {
      int shard = i;
      Gauge.builder("muc.inbox.stanzas", component, running -> running.load().get(shard).waiting())
          .description("Stanzas that arrived and wait for the thread of their rooms")
          .tag("shard", Integer.toString(shard))
          .strongReference(true)
          .register(registry);
      Gauge.builder(
              "muc.questions.open", component, running -> running.load().get(shard).questions())
          .description("Questions to the store that wait for an answer")
          .tag("shard", Integer.toString(shard))
          .strongReference(true)
          .register(registry);
    }
  }

  private void gauge(
      String name, String description, Running component, ToIntFunction<ShardLoad> part) {
    Gauge.builder(name, component, running -> running.load().stream().mapToInt(part).sum())
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void handled(Batch batch) {
    received.increment(batch.stanzas());
    deliveries.increment(batch.deliveries());
    sent.increment((double) batch.recipients());
    batch.errors().forEach((condition, count) -> error(condition).increment(count));
  }

  private Counter error(Condition condition) {
    return Objects.requireNonNull(errors.get(condition));
  }

  @Override
  public void stored(int rooms, Duration took, boolean done) {
    timer("muc.store.commit", "How long the store took for a batch", List.of(), done).record(took);
  }

  @Override
  public void answered(Question<?> question, Duration took, boolean done) {
    List<String> tags = List.of("question", question.getClass().getSimpleName());
    timer("muc.store.answer", "How long rooms waited for the store", tags, done).record(took);
  }

  private Timer timer(String name, String description, List<String> tags, boolean done) {
    return Timer.builder(name)
        .description(description)
        .tags(tags.toArray(String[]::new))
        .tag("outcome", done ? "done" : "failed")
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }

  /** Returns all of it, in Prometheus's text format. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }
}
