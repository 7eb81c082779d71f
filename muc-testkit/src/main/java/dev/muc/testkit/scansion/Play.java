package dev.muc.testkit.scansion;

import dev.muc.stanza.Element;
import dev.muc.testkit.scansion.Placeholders.Placeholder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One script while it is played. */
final class Play {
  private final Script script;
  private final BackendSession session;
  private final PlayOptions options;
  private final PlayListener listener;
  private final boolean exactOrder;
  private final Map<String, Player> players = new LinkedHashMap<>();

  Play(Script script, BackendSession session, PlayOptions options, PlayListener listener) {
    this.script = script;
    this.session = session;
    this.options = options;
    this.listener = listener;
    exactOrder = options.exactOrder() || !script.tagValues(Script.EXACT_ORDER).isEmpty();
    for (ScriptClient client : script.clients()) {
      players.put(client.name(), new Player(client, listener));
    }
  }

  void run() {
    Step last = null;
    for (Step step : script.steps()) {
      play(step);
      last = step;
    }
    if (exactOrder && last != null) {
      for (Player player : players.values()) {
        Step end = last;
        attempt(end, () -> expectNothing(player, end));
      }
    }
  }

  /** What a step does; it may fail in every way that a step can. */
  @FunctionalInterface
  private interface Action {
    void run() throws IOException;
  }

  private void play(Step step) {
    listener.begins(step);
    attempt(
        step,
        () -> {
          act(step);
          for (Player player : players.values()) {
            player.drain();
          }
        });
  }

  private void attempt(Step step, Action action) {
    try {
      action.run();
    } catch (IOException | IllegalArgumentException | IllegalStateException problem) {
      String reason = Objects.requireNonNullElse(problem.getMessage(), problem.toString());
      throw new ScriptFailure(script, step, reason, problem);
    }
  }

  private void act(Step step) throws IOException {
    Player player = player(step.client());
    if (step instanceof Step.Connects) {
      player.connect(session);
    } else if (step instanceof Step.Disconnects) {
      if (exactOrder) {
        expectNothing(player, step);
      }
      player.disconnect();
    } else if (step instanceof Step.Sends sends) {
      for (Element stanza : sends.stanzas()) {
        player.send(fill(stanza));
      }
    } else if (step instanceof Step.Receives receives) {
      receive(player, receives);
    } else if (step instanceof Step.ReceivesNothing) {
      expectNothing(player, step);
    } else {
      throw new AssertionError("no case for " + step.getClass());
    }
  }

  private void receive(Player player, Step.Receives step) throws IOException {
    for (Element stanza : step.stanzas()) {
      Element expected = fill(stanza);
      Inbox inbox = player.inbox();
      Element found =
          inbox
              .consume(expected, exactOrder, options.timeout())
              .orElseThrow(() -> failure(step, player, expected));
      listener.matched(player.name(), expected, found);
    }
  }

  private ScriptFailure failure(Step step, Player player, Element expected) {
    List<Element> unconsumed = player.inbox().unconsumed();
    String report = FailureReport.notReceived(player.name(), expected, unconsumed);
    return new ScriptFailure(script, step, report, null);
  }

  private void expectNothing(Player player, Step step) throws IOException {
    List<Element> unconsumed = player.settled(options.timeout());
    if (!unconsumed.isEmpty()) {
      String report = FailureReport.unexpected(player.name(), unconsumed);
      throw new ScriptFailure(script, step, report, null);
    }
  }

  private Element fill(Element stanza) {
    return Placeholders.fill(stanza, this::address);
  }

  private String address(Placeholder placeholder) {
    Player player = player(placeholder.client());
    return placeholder.full() ? player.fullJid().toString() : player.account().toString();
  }

  private Player player(String name) {
    Player player = players.get(name);
    if (player == null) {
      throw new IllegalArgumentException("there is no client called " + name);
    }
    return player;
  }
}
