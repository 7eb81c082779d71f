package dev.muc.policies;

import static dev.muc.policies.House.ROOM;
import static dev.muc.policies.House.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muc.spi.Extensions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::take);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    lines.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(lines.size() == 2 ? 500 : 200, -1); // One fails; the rest go on.
    exchange.close();
  }

  private List<String> told(int count) throws InterruptedException {
    List<String> told = new ArrayList<>();
    while (told.size() < count) {
      String line = lines.poll(20, TimeUnit.SECONDS);
      assertThat(line).as("line %d of %d", told.size() + 1, count).isNotNull();
      told.add(line);
    }
    return told;
  }

  @Test
  void whatHappensIsToldInOrder() throws InterruptedException {
    URI hook = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    Webhook webhook = new Webhook(HttpClient.newHttpClient(), hook, 100);
    House house = new House(Extensions.builder().observer(webhook).build());

    says(house.romeo, "But soft");
    house.romeo.sends("<presence type='unavailable' to='" + ROOM + "/Romeo'/>");

    assertThat(told(5))
        .containsExactly(
            "1 " + ROOM + " RoomCreated",
            "2 " + ROOM + " " + ROOM + "/Romeo enters",
            "3 " + ROOM + " RoomUnlocked",
            "4 " + ROOM + " " + ROOM + "/Romeo says But soft",
            "5 " + ROOM + " " + ROOM + "/Romeo leaves");
  }
}
