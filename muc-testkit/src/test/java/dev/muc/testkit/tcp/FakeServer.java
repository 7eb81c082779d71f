package dev.muc.testkit.tcp;

import dev.muc.stanza.Element;
import dev.muc.xml.ElementReader;
import dev.muc.xml.StanzaWriter;
import dev.muc.xml.XmlLimits;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server's side of one client's stream, as a test wants it, on a free port of this machine. */
final class FakeServer implements Closeable {
  static final String PLAIN =
      "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
          + "<mechanism>PLAIN</mechanism></mechanisms>";
  static final String BIND = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>";

  private static final String HEADER =
      "<?xml version='1.0'?><stream:stream xmlns='jabber:client' id='s1' version='1.0'"
          + " xmlns:stream='http://etherx.jabber.org/streams' from='localhost'>";

  /** What the server does with one client. */
  @FunctionalInterface
  interface Behaviour {
    void serve(Client client) throws IOException;
  }

  private final ServerSocket listening;
  private final CompletableFuture<Void> served = new CompletableFuture<>();

  FakeServer(Behaviour behaviour) throws IOException {
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(behaviour), "fake-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Behaviour behaviour) {
    try (Socket socket = listening.accept()) {
      behaviour.serve(new Client(socket));
      served.complete(null);
    } catch (IOException | RuntimeException | Error failed) {
      served.completeExceptionally(failed);
    }
  }

  TcpBackend backend() {
    return TcpBackend.of(listening.getInetAddress().getHostAddress(), listening.getLocalPort());
  }

  /** Waits until the behaviour has ended, and fails if it did. */
  void join() throws ExecutionException, InterruptedException, TimeoutException {
    served.get(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  /** The client as its server sees it. */
  static final class Client {
    private final Socket socket;
    private final ElementReader in;

    Client(Socket socket) throws IOException {
      this.socket = socket;
      in = ElementReader.stream(socket.getInputStream(), XmlLimits.DEFAULT);
    }

    /** Reads the client's header and offers features. */
    void open(String features) throws IOException {
      in.header();
      write(HEADER + "<stream:features>" + features + "</stream:features>");
    }

    /** Goes through a login that succeeds, and returns the credentials that came. */
    String logIn(String featuresAfter) throws IOException {
      open(PLAIN);
      String credentials = expect().text();
      write("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
      in.restart();
      open(featuresAfter);
      return credentials;
    }

    /** Goes through a login and binds {@code jid}. */
    void bind(String jid) throws IOException {
      logIn(BIND);
      Element request = expect();
      write(
          "<iq type='result' id='%s'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>%s</jid>"
                  .formatted(request.attribute("id").orElseThrow(), jid)
              + "</bind></iq>");
    }

    Element expect() throws IOException {
      return in.next().orElseThrow();
    }

    /** Answers pings until the client closes its stream, then closes this side, too. */
    void answerPings() throws IOException {
      var next = in.next();
      while (next.isPresent()) {
        answer(next.get());
        next = in.next();
      }
      write("</stream:stream>");
    }

    /** Answers a request with an empty result. */
    void answer(Element request) throws IOException {
      write(
          StanzaWriter.toXml(
              Element.builder(request.namespace(), "iq")
                  .attribute("type", "result")
                  .attribute("from", request.attribute("to").orElse(null))
                  .attribute("id", request.attribute("id").orElse(null))
                  .build()));
    }

    void write(String xml) throws IOException {
      socket.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }
  }
}
