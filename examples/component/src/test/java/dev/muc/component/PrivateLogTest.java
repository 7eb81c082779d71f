package dev.muc.component;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.muc.IdSource;
import dev.muc.RoomService;
import dev.muc.ServiceConfig;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.host.HostOptions;
import dev.muc.host.RoomHost;
import dev.muc.spi.Extensions;
import dev.muc.spi.Policy;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.Stanza;
import dev.muc.store.Storage;
import dev.muc.testkit.store.MemoryStorage;
import dev.muc.testkit.transport.MemoryTransport;
import dev.muc.xml.ElementReader;
import dev.muc.xml.StanzaReader;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What operators read when something fails: where it did, and nothing of people. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PrivateLogTest {
  private static final String PISTOL = "pistol@tavern.example/table";

  private static final ServiceConfig CONFIG = ServiceConfig.of("conference.localhost", "secret");

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final MemoryTransport transport = new MemoryTransport(100);

  PrivateLogTest() {
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
  }

  private static Stanza stanza(String xml) throws Exception {
    return StanzaReader.read(ElementReader.parse(xml));
  }

  /** Sends what fails, and waits for the answer to it. */
  private void fails(RoomHost host) throws Exception {
    try (host) {
      host.attach(transport);
      transport.arrive(
          stanza(
              "<presence xmlns='jabber:client' id='join-7' from='%s' to='room@conference.localhost/Ancient'>"
                      .formatted(PISTOL)
                  + "<x xmlns='http://jabber.org/protocol/muc'/><status>Qui"
                  + " vive?</status></presence>"));
      assertThat(transport.take().orElseThrow().isError()).isTrue();
    }
  }

  private List<ILoggingEvent> forOperators() {
    return List.copyOf(log.list).stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
        .toList();
  }

  private static String words(ILoggingEvent event) {
    String trace =
        event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy());
    return event.getFormattedMessage() + event.getMDCPropertyMap() + trace;
  }

  private void assertNothingOfPeople() {
    assertThat(forOperators())
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(words(event)).doesNotContain("pistol", "tavern", "Ancient", "Qui vive"));
  }

  private static RoomHost storedIn(Storage storage) {
    HostOptions options = HostOptions.storedIn(storage).withShards(1);
    return new RoomHost(CONFIG, InstantSource.system(), new RandomIds(), options);
  }

  @Test
  void aBugIsLoggedWithRoomAndStanzaAndWithoutWords() throws Exception {
    IdSource broken =
        () -> {
          throw new IllegalStateException("no id for " + PISTOL + ", Ancient, who says Qui vive?");
        };
    RoomService service = new RoomService(CONFIG, InstantSource.system(), broken);
    fails(new RoomHost(service, InstantSource.system()));
    assertNothingOfPeople();
    assertThat(forOperators())
        .anySatisfy(
            event -> {
              assertThat(event.getFormattedMessage()).isEqualTo("Failed to handle a presence");
              assertThat(event.getMDCPropertyMap())
                  .isEqualTo(Map.of("room", "room@conference.localhost", "stanza", "join-7"));
              assertThat(words(event))
                  .contains("java.lang.IllegalStateException", "PrivateLogTest");
            });
  }

  @Test
  void aStoreThatFailsIsLoggedWithoutThoseItWasAskedAbout() throws Exception {
    MemoryStorage storage = new MemoryStorage();
    RoomHost host = storedIn(storage); // It reads who is banned: without that it does not start.
    storage.fail(MemoryStorage.Failing.READING);
    fails(host);
    assertNothingOfPeople();
    assertThat(forOperators())
        .anySatisfy(
            event -> assertThat(event.getFormattedMessage()).startsWith("Failed to answer"));
  }

  @Test
  void aPolicyThatFailsIsLoggedWithoutWhatItSays() throws Exception {
    Policy broken =
        new Policy() {
          @Override
          public Ruling<OccupantJoined> join(Proposal<OccupantJoined> proposal) {
            throw new IllegalStateException("never heard of " + proposal.client());
          }
        };
    ServiceConfig config = CONFIG.withExtensions(Extensions.of(broken));
    RoomService service = new RoomService(config, InstantSource.system(), new RandomIds());
    fails(new RoomHost(service, InstantSource.system()));
    assertNothingOfPeople();
    assertThat(forOperators())
        .anySatisfy(
            event -> assertThat(words(event)).contains("Failed to decide", "PrivateLogTest"));
  }

  @Test
  void whatCannotBeStoredIsNotInTheLog() throws Exception {
    MemoryStorage storage = new MemoryStorage();
    storage.fail(MemoryStorage.Failing.WRITING);
    fails(storedIn(storage));
    assertNothingOfPeople();
  }
}
