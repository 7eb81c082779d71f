package dev.muc.internal.room;

import dev.muc.Asked;
import dev.muc.Question;
import dev.muc.Question.Consult;
import dev.muc.limits.Limit;
import dev.muc.limits.Limits;
import dev.muc.limits.TimeLimit;
import dev.muc.stanza.BareJid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What waits for answers of the host, and what queues behind it. */
public final class Waiting {
  /*
   * asked holds every open question with the work that asked it. A room is held while a work that
   * others must not overtake waits: held has an entry for it, the queue of what came since. A work
   * that does not hold its room, such as a look into the archive, lets others pass; but when it has
   * its answer and the room is held by then, it queues like what comes anew.
   */

  private final int queuedMax;
  private final Duration answerMax;
  private final Map<Long, Work> asked = new HashMap<>();
  private final Deadlines<Long> deadlines = new Deadlines<>();
  private final Map<BareJid, Held> held = new HashMap<>();
  private long lastId;

  /** A room in which everything waits for {@code first}. */
  private record Held(Work first, Deque<Work> queue) {}

  /** Nothing waits so far. */
  public Waiting(Limits limits) {
    this.queuedMax = limits.of(Limit.QUEUED);
    this.answerMax = limits.of(TimeLimit.QUESTION);
  }

  /** Returns whether what comes for {@code room} has to queue. */
  public boolean holds(BareJid room) {
    return held.containsKey(room);
  }

  /** Lets {@code work} queue for its room, which is held; false if there is no place any more. */
  public boolean queue(Work work) {
    Deque<Work> queue = Objects.requireNonNull(held.get(work.room())).queue();
    return queue.size() < queuedMax && queue.add(work);
  }

  /** Lets {@code work} wait for answers, and its room with it if {@code holdsRoom}. */
  public List<Asked<?>> ask(
      Work work, List<Question<?>> questions, boolean holdsRoom, Instant now) {
    List<Asked<?>> all = new ArrayList<>(questions.size());
    for (Question<?> question : questions) {
      Asked<?> one = new Asked<>(++lastId, question);
      work.asked(one);
      asked.put(one.id(), work);
      deadlines.put(one.id(), now.plus(patience(question)));
      all.add(one);
    }
    if (holdsRoom) {
      held.computeIfAbsent(work.room(), first -> new Held(work, new ArrayDeque<>(0)));
    }
    return all;
  }

  /** What a policy asks has a time of its own. */
  private Duration patience(Question<?> question) {
    return question instanceof Consult<?> consult ? consult.within() : answerMax;
  }

  /** Returns the work that waits for the answer to {@code question}; null if none does any more. */
  public @Nullable Work asker(Asked<?> question) {
    return asked.get(question.id());
  }

  /** Takes an answer that is waited for. */
  public <A> void learn(Asked<A> question, A answer) {
    Work work = Objects.requireNonNull(asked.remove(question.id()));
    deadlines.remove(question.id());
    work.open().remove(question);
    work.facts().learn(question.question(), answer);
  }

  /**
   * Learns that {@code id} will have no answer. Returns the work that waits for it if it can be
   * decided without: a policy asks; null otherwise.
   */
  public @Nullable Work doWithout(long id) {
    Work work = asked.get(id);
    Optional<Asked<?>> question =
        work == null
            ? Optional.empty()
            : work.open().stream().filter(open -> open.id() == id).findFirst();
    if (work == null || question.isEmpty() || !(question.get().question() instanceof Consult<?>)) {
      return null;
    }
    asked.remove(id);
    deadlines.remove(id);
    work.open().remove(question.get());
    work.facts().doWithout(question.get().question());
    return work;
  }

  /** Gives up the work that waits for {@code id}, with all that it asked; null if none does. */
  public @Nullable Work giveUp(long id) {
    Work work = asked.get(id);
    if (work != null) {
      for (Asked<?> open : work.open()) {
        asked.remove(open.id());
        deadlines.remove(open.id());
      }
      work.open().clear();
    }
    return work;
  }

  /** Returns whether {@code work} has all answers. */
  public boolean isReady(Work work) {
    return work.open().isEmpty();
  }

  /** Lets go of the room if it was held by {@code work}; returns what has queued, in order. */
  public Deque<Work> release(Work work) {
    Held room = held.get(work.room());
    if (room == null || room.first() != work) {
      return new ArrayDeque<>(0);
    }
    held.remove(work.room());
    return room.queue();
  }

  /** Puts what has queued for a room behind what holds it now. */
  public void requeue(BareJid room, Deque<Work> queue) {
    Objects.requireNonNull(held.get(room)).queue().addAll(queue);
  }

  /** The room was taken out of memory: whatever is about it has to have it read again. */
  public void unloaded(BareJid room) {
    Held waiting = held.get(room);
    if (waiting != null) {
      waiting.queue().forEach(Work::unload); // Some were in the room and wait for another now.
    }
    for (Work work : asked.values()) {
      if (work.room().equals(room)) {
        work.unload();
      }
    }
  }

  /** Returns when the first question becomes overdue. */
  public Optional<Instant> nextDeadline() {
    return deadlines.next();
  }

  /** Returns the ids of the questions that are overdue. */
  public List<Long> overdue(Instant now) {
    return deadlines.due(now);
  }
}
