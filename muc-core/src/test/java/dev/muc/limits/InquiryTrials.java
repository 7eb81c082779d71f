package dev.muc.limits;

import static dev.muc.testing.Received.only;
import static dev.muc.testing.Rooms.SERVICE;
import static dev.muc.testing.Rooms.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.Asked;
import dev.muc.Delivery;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.host.Answerers;
import dev.muc.host.HostOptions;
import dev.muc.host.RoomHost;
import dev.muc.host.Transport;
import dev.muc.model.RoomConfig;
import dev.muc.payload.Namespaces;
import dev.muc.spi.Extensions;
import dev.muc.spi.Inquiry;
import dev.muc.spi.Policy;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Iq;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.StanzaError.Condition;
import dev.muc.testing.Rooms;
import dev.muc.testing.Xml;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What shows the bounds of what policies ask, each from both sides. */
final class InquiryTrials {
  private static final String PISTOL = "pistol@tavern/table";
  private static final Duration WITHIN = Duration.ofMinutes(10);

  private InquiryTrials() {}

  /** One of many questions. */
  private record Step(int number) implements Inquiry<Boolean> {}

  /** Asks so many things, one after the other. */
  private record Thorough(int steps) implements Policy {
    @Override
    public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
      return ask(1);
    }

    private Ruling<MessageAccepted> ask(int step) {
      return step > steps
          ? Ruling.pass()
          : Ruling.ask(new Step(step), WITHIN, answer -> ask(step + 1), Ruling.drop());
    }
  }

  static void forOneStanza() {
    int max = Bound.INQUIRIES_FOR_A_STANZA.max();
    assertThat(said(max).isError()).isFalse();
    assertThat(error(said(max + 1))).isEqualTo(Bound.INQUIRIES_FOR_A_STANZA.beyond());
  }

  /** What comes back of a message that policies ask so many things about. */
  private static Stanza said(int steps) {
    Rooms rooms =
        new Rooms(
            ServiceConfig.of(SERVICE, "secret").withExtensions(Extensions.of(new Thorough(steps))));
    rooms.create(PISTOL, "Pistol");
    rooms.say(PISTOL, "x");
    Optional<Asked<?>> asked = rooms.outcome.questions().stream().findFirst();
    while (asked.isPresent()) {
      answer(rooms, asked.get());
      asked = rooms.outcome.questions().stream().findFirst();
    }
    return only(rooms.to(PISTOL));
  }

  @SuppressWarnings("unchecked") // A Step is answered with a Boolean.
  private static void answer(Rooms rooms, Asked<?> asked) {
    rooms.take(rooms.service.answer((Asked<Boolean>) asked, true));
  }

  /** Asks about everybody who looks at a room. */
  private static final class Porter implements Policy {
    @Override
    public Ruling<Iq> discover(Proposal<Iq> proposal) {
      return Ruling.ask(
          new Step(number(proposal.what())),
          WITHIN,
          yes -> Ruling.pass(),
          Ruling.refuse(Condition.FORBIDDEN, "Nobody knows"));
    }
  }

  private static int number(Iq request) {
    return Integer.parseInt(Objects.requireNonNull(request.id()));
  }

  /** Another side that takes everything. */
  private static final class Line implements Transport, Transport.Outlet {
    private final BlockingQueue<Stanza> sent = new LinkedBlockingQueue<>();
    private @Nullable Receiver receiver;

    void arrives(String from, String xml) {
      Receiver open = Objects.requireNonNull(receiver, "no host");
      assertThat(open.received(Xml.stanza(from, xml))).isTrue();
    }

    @Override
    public void open(Receiver opened) {
      receiver = opened;
    }

    @Override
    public Outlet outlet() {
      return this;
    }

    @Override
    public boolean full() {
      return false;
    }

    @Override
    public boolean send(Delivery delivery) {
      return delivery.addressed().allMatch(sent::add);
    }

    @Override
    public boolean flush() {
      return true;
    }

    @Override
    public void close() {}
  }

  static void inOneHost() throws InterruptedException {
    int max = Bound.INQUIRIES_OPEN.max();
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Line line = new Line();
    RoomHost host =
        new RoomHost(
            ServiceConfig.of(SERVICE, "secret")
                .withLimits(Limits.OFF)
                .withExtensions(Extensions.of(new Porter())),
            Clock.systemUTC(),
            () -> "id",
            HostOptions.inMemory()
                .withShards(1)
                .withAnswerers(Answerers.NONE.with(Step.class, step -> answer)));
    try (host) {
      host.attach(line);
      host.admin()
          .create(BareJid.of(Rooms.ROOM), BareJid.of("king@court"), RoomConfig.DEFAULT)
          .join();
      String query = "<query xmlns='" + Namespaces.DISCO_INFO + "'/>";
      for (int n = 1; n <= max + 1; n++) {
        line.arrives(
            PISTOL, "<iq type='get' id='" + n + "' to='" + Rooms.ROOM + "'>" + query + "</iq>");
      }

      Stanza one = line.sent.poll(20, TimeUnit.SECONDS);
      assertThat(one).isNotNull();
      assertThat(one.id()).as("the first answer").isEqualTo(Integer.toString(max + 1));
      assertThat(error(one)).isEqualTo("auth/forbidden");

      answer.complete(true);
      for (int n = 1; n <= max; n++) {
        Stanza next = line.sent.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("answer %d", n).isNotNull();
        assertThat(next.isError()).isFalse();
      }
    }
  }
}
