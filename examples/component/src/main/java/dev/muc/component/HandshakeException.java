package dev.muc.component;

import java.io.IOException;

/** The server answered, and did not let the component in. */
final class HandshakeException extends IOException {
  private static final long serialVersionUID = 1L;

  HandshakeException(String message) {
    super(message);
  }
}
