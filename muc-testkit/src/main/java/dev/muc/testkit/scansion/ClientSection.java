package dev.muc.testkit.scansion;

import dev.muc.stanza.BareJid;
import dev.muc.stanza.FullJid;
import dev.muc.stanza.Jid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a script says about one client: a key and a value on each line, in any order. */
final class ClientSection {
  private static final Set<String> KEYS =
      Set.of("jid", "password", "resource", "connect_host", "connect_port");
  private static final int PORT_MAX = 65_535;

  private final String source;
  private final int start;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private ClientSection(String source, int start) {
    this.source = source;
    this.start = start;
  }

  /**
   * Reads the lines below {@code [Client] name}.
   *
   * @param start the line of the section, from 0
   */
  static ScriptClient read(String source, int start, String name, List<String> block)
      throws ScriptException {
    if (name.isEmpty()) {
      throw new ScriptException(source, start + 1, "the client has no name: [Client] Name");
    }
    ClientSection section = new ClientSection(source, start);
    for (int i = 0; i < block.size(); i++) {
      section.line(start + i + 2, block.get(i).strip());
    }
    return section.client(name);
  }

  private void line(int number, String line) throws ScriptException {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int colon = line.indexOf(':');
    String key = colon < 0 ? line : line.substring(0, colon).strip();
    if (colon < 0 || !KEYS.contains(key)) {
      throw new ScriptException(
          source,
          number,
          "expected \"key: value\" with one of the keys jid, password, resource, connect_host and"
              + " connect_port, not \""
              + key
              + '"');
    }
    if (values.put(key, line.substring(colon + 1).strip()) != null) {
      throw new ScriptException(source, number, key + " is given twice");
    }
    lines.put(key, number);
  }

  private ScriptClient client(String name) throws ScriptException {
    Jid jid = jid();
    return new ScriptClient(
        name,
        jid.bare(),
        resource(jid),
        values.get("password"),
        values.get("connect_host"),
        port());
  }

  private Jid jid() throws ScriptException {
    String text = values.get("jid");
    if (text == null) {
      throw new ScriptException(source, start + 1, "the client has no \"jid: name@domain\"");
    }
    Jid jid = jid(text);
    if (jid.bare().local().isEmpty()) {
      throw error("jid", "the jid of a client needs a name before the domain: name@" + text);
    }
    return jid;
  }

  private Jid jid(String text) throws ScriptException {
    try {
      return Jid.of(text);
    } catch (IllegalArgumentException invalid) {
      throw error("jid", "\"" + text + "\" is no address: " + invalid.getMessage());
    }
  }

  private @Nullable String resource(Jid jid) throws ScriptException {
    String inJid = jid instanceof FullJid full ? full.resource() : null;
    String resource = values.get("resource");
    if (resource == null) {
      return inJid;
    }
    BareJid account = jid.bare();
    FullJid address =
        account
            .tryWith(resource)
            .orElseThrow(() -> error("resource", "\"" + resource + "\" is no valid resource"));
    if (inJid != null && !inJid.equals(address.resource())) {
      throw error("resource", "the jid has another resource: " + inJid);
    }
    return address.resource();
  }

  private @Nullable Integer port() throws ScriptException {
    String text = values.get("connect_port");
    if (text == null) {
      return null;
    }
    boolean digits = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(this::isDigit);
    int port = digits ? Integer.parseInt(text) : 0;
    if (port < 1 || port > PORT_MAX) {
      throw error("connect_port", "\"" + text + "\" is no port; they go from 1 to " + PORT_MAX);
    }
    return port;
  }

  private boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private ScriptException error(String key, String problem) {
    return new ScriptException(source, lines.getOrDefault(key, start + 1), problem);
  }
}
