package dev.muc.policies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/** Asks a web service for passwords: it answers a form with status 200 for right, 403 for wrong. */
public final class PasswordService {
  private final HttpClient http;
  private final URI address;

  /** Creates a client for the service at {@code address}. */
  public PasswordService(HttpClient http, URI address) {
    this.http = http;
    this.address = address;
  }

  /** Asks; what is neither right nor wrong is no answer. */
  public CompletionStage<Boolean> answer(RoomPasswords.Check check) {
    String form =
        "room="
            + encode(check.room().toString())
            + "&account="
            + encode(check.account().toString())
            + "&password="
            + encode(check.password());
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return http.sendAsync(request, BodyHandlers.discarding())
        .thenApply(response -> isRight(response.statusCode()));
  }

  private static boolean isRight(int status) {
    return switch (status) {
      case 200 -> true;
      case 403 -> false;
      default -> throw new UncheckedIOException(new IOException("status " + status));
    };
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
