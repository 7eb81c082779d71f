package dev.muc.policies;

import dev.muc.event.RoomEvent;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.event.RoomEvent.OccupantLeft;
import dev.muc.spi.Happening;
import dev.muc.spi.RoomObserver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * Tells a web service what happens, one event a request, in order: a line with the number of the
 * event, the room and what it was. Rooms wait for nothing: of more than so many events that are on
 * their way the next are left out, which the numbers show.
 */
public final class Webhook implements RoomObserver {
  private final HttpClient http;
  private final URI address;
  private final Semaphore places;
  private CompletionStage<?> last = CompletableFuture.completedStage(null);

  /**
   * Creates one that tells the service at {@code address}.
   *
   * @param waitingMax how many events may be on their way
   */
  public Webhook(HttpClient http, URI address, int waitingMax) {
    this.http = http;
    this.address = address;
    this.places = new Semaphore(waitingMax);
  }

  @Override
  public void happened(Happening happening) {
    String line =
        happening.number() + " " + happening.room().address() + " " + what(happening.event());
    if (places.tryAcquire()) {
      send(line);
    }
  }

  /** What the service behind the hook is for; here, who comes, goes and speaks. */
  private static String what(RoomEvent event) {
    if (event instanceof MessageAccepted said) {
      return said.message().from() + " says " + said.message().body().orElse("nothing");
    } else if (event instanceof OccupantJoined joined) {
      return joined.occupant().address() + " enters";
    } else if (event instanceof OccupantLeft left) {
      return left.occupant().address() + " leaves";
    }
    return event.getClass().getSimpleName();
  }

  /** After the one before, whatever came of that. */
  private synchronized void send(String line) {
    HttpRequest request =
        HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(line)).build();
    last =
        last.handle((done, failure) -> http.sendAsync(request, BodyHandlers.discarding()))
            .thenCompose(sent -> sent)
            .whenComplete((done, failure) -> places.release());
  }
}
