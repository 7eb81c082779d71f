package dev.muc.testkit.memory;

import dev.muc.Asked;
import dev.muc.HostAbilities;
import dev.muc.Outcome;
import dev.muc.Question.Consult;
import dev.muc.Question.ReadArchive;
import dev.muc.RoomOrder;
import dev.muc.RoomService;
import dev.muc.Ticket;
import dev.muc.event.RoomChange;
import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.RoomClosed;
import dev.muc.event.RoomEvent.RoomDestroyed;
import dev.muc.spi.Inquiry;
import dev.muc.spi.RoomView;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Stanza;
import dev.muc.store.ArchiveStore;
import dev.muc.store.ArchivedMessage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/** Rooms in memory whose messages are kept in an archive (XEP-0313). */
final class ArchivedRooms implements Rooms {
  /** What such a host can be asked: all rooms are in memory, and their archives are not. */
  static final HostAbilities ABILITIES = new HostAbilities(false, true);

  private final RoomService service;
  private final ArchiveStore archive;
  private final Function<Inquiry<?>, Optional<?>> answers;

  /**
   * @param answers answers what policies ask; empty for no answer
   */
  ArchivedRooms(
      RoomService service, ArchiveStore archive, Function<Inquiry<?>, Optional<?>> answers) {
    this.service = service;
    this.archive = archive;
    this.answers = answers;
  }

  @Override
  public List<Stanza> handle(Stanza stanza) {
    return settle(service.handle(stanza));
  }

  @Override
  public Optional<Instant> nextDeadline() {
    return service.nextDeadline();
  }

  @Override
  public List<Stanza> expire() {
    return settle(service.expire());
  }

  @Override
  public List<Stanza> carryOut(RoomOrder order, Consumer<Ticket> end) {
    Outcome outcome =
        service.carryOut(order, 0); // These rooms are in memory: it waits for nothing.
    outcome.ticket().ifPresent(end);
    return settle(outcome);
  }

  /** Keeps what has happened, answers what is asked, and returns all that is sent. */
  private List<Stanza> settle(Outcome first) {
    List<Stanza> sent = new ArrayList<>();
    Queue<Outcome> outcomes = new ArrayDeque<>(List.of(first));
    while (!outcomes.isEmpty()) {
      Outcome outcome = outcomes.remove();
      outcome.changes().forEach(this::keep);
      sent.addAll(outcome.stanzas());
      outcome.questions().forEach(asked -> outcomes.add(answer(asked)));
    }
    return sent;
  }

  private Outcome answer(Asked<?> asked) {
    if (asked.question() instanceof Consult<?> consult) {
      Optional<?> answer = answers.apply(consult.inquiry());
      return answer.isPresent() ? answer(asked, answer.get()) : service.fail(asked);
    }
    return asked.question() instanceof ReadArchive read
        ? service.answer(new Asked<>(asked.id(), read), archive.page(read.room(), read.query()))
        : service.fail(asked);
  }

  @SuppressWarnings("unchecked") // Whoever writes the answers knows what answers what.
  private Outcome answer(Asked<?> asked, Object answer) {
    return service.answer((Asked<Object>) asked, answer);
  }

  private void keep(RoomChange change) {
    BareJid room = change.room();
    boolean open = service.room(room).filter(ArchivedRooms::showsSenders).isPresent();
    for (RoomEvent event : change.events()) {
      if (event instanceof RoomClosed || event instanceof RoomDestroyed) {
        archive.drop(room); // Whoever takes the address must not read it.
      }
      ArchivedMessage.of(event, open).ifPresent(kept -> archive.append(room, List.of(kept)));
    }
  }

  private static boolean showsSenders(RoomView room) {
    return room.config().disclosure().nonAnonymous();
  }
}
