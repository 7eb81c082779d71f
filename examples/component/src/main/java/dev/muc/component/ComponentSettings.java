package dev.muc.component;

import dev.muc.component.config.Parsers;
import dev.muc.component.config.Setting;
import dev.muc.component.config.SettingGroup;
import dev.muc.component.rooms.StorageSettings;
import dev.muc.stanza.BareJid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All that an operator can set. */
final class ComponentSettings {
  static final Setting<HostAndPort> SERVER =
      Setting.of("server", "HOST:PORT", HostAndPort::parse, "Where the server takes components.")
          .orElse("127.0.0.1:5347");

  static final Setting<BareJid> DOMAIN =
      Setting.of(
              "domain",
              "DOMAIN",
              BareJid::of,
              "The address of the service, as the server knows it.")
          .suchAs("conference.example.org");

  static final Setting<String> SECRET =
      Setting.of("secret", "SECRET", text -> text, "The secret that the server knows too.")
          .suchAs("a secret of your own");

  static final Setting<Path> SECRET_FILE =
      Setting.of(
              "secret-file", "FILE", Path::of, "A file with nothing but the secret in it, instead.")
          .suchAs("/etc/muc/secret");

  static final Setting<BareJid> ADMIN =
      Setting.of("admin", "JID", BareJid::of, "An account that administers the service.")
          .severalTimes()
          .suchAs("admin@example.org");

  static final Setting<LimitsMode> LIMITS =
      Setting.of(
              "limits",
              "default|off",
              Parsers.oneOf(LimitsMode.class),
              "Whether limits on how much users may do are on; \"off\" is for load tests and"
                  + " trusted networks, and keeps rooms in memory unless a place for them is set.")
          .orElse("default");

  static final Setting<String> OCCUPANT_ID_SECRET =
      Setting.of(
              "occupant-id-secret",
              "SECRET",
              text -> text,
              "What occupant ids are made from (XEP-0421), if they shall outlive the secret. By"
                  + " default it is derived from secret and domain: ids stay the same as long as"
                  + " both do.")
          .suchAs("another secret");

  static final Setting<Path> OCCUPANT_ID_SECRET_FILE =
      Setting.of(
              "occupant-id-secret-file",
              "FILE",
              Path::of,
              "A file with nothing but that in it, instead.")
          .suchAs("/etc/muc/occupant-id-secret");

  static final Setting<Boolean> IN_MEMORY =
      Setting.toggle(
          "in-memory",
          "Keep nothing: rooms end with this program. With limits off this is so by itself, unless"
              + " a folder or a database is set: a load test begins with an empty service.");

  static final Setting<Duration> KEEP_ARCHIVE =
      Setting.of(
              "keep-archive",
              "AGE",
              Age::parse,
              "How long messages stay in the archives of rooms: a number and h, d, w or y, such as"
                  + " 90d. They stay for ever if it is not set.")
          .suchAs("90d");

  static final Setting<Integer> KEEP_MESSAGES =
      Setting.of(
              "keep-messages",
              "N",
              Parsers.number(1),
              "How many messages stay in the archive of each room; any number if it is not set.")
          .suchAs("10000");

  static final Setting<Boolean> FAREWELL =
      Setting.toggle(
          "farewell",
          "Take everybody out of the rooms when this program stops, although the rooms are kept;"
              + " without it, occupants are still there after a restart.");

  static final Setting<Integer> THREADS =
      Setting.of(
              "threads",
              "N",
              Parsers.number(1),
              "Over how many threads rooms are spread. If it is not set, one for every two"
                  + " processors.")
          .suchAs("2");

  static final Setting<Duration> DRAIN_MAX =
      Setting.of(
              "drain-max",
              "SECONDS",
              Parsers::seconds,
              "How long stopping (SIGTERM) may take to handle what has arrived and to send what"
                  + " comes of it, if the store or the server are slow. A second SIGTERM ends at"
                  + " once.")
          .orElse("5");

  static final Setting<Optional<HostAndPort>> HTTP =
      Setting.of(
              "http",
              "HOST:PORT|off",
              ComponentSettings::listening,
              "Where metrics (/metrics, for Prometheus) and health (/health/live, /health/ready)"
                  + " are shown over HTTP. There is no password: only operators may be able to get"
                  + " there.")
          .orElse("127.0.0.1:5348");

  static final Setting<LogLevel> LOG_LEVEL =
      Setting.of(
              "log-level",
              "LEVEL",
              Parsers.oneOf(LogLevel.class),
              "How much is logged, to standard output: error, warn, info, debug or trace. From"
                  + " debug on, addresses of users may be in it; what they write never is.")
          .orElse("info");

  /** In the order in which they are shown. */
  static final List<SettingGroup> ALL =
      List.of(
          SettingGroup.of("The server", SERVER, DOMAIN, SECRET, SECRET_FILE),
          SettingGroup.of(
              "The service", ADMIN, LIMITS, OCCUPANT_ID_SECRET, OCCUPANT_ID_SECRET_FILE),
          StorageSettings.GROUP,
          SettingGroup.of("What is kept", IN_MEMORY, KEEP_ARCHIVE, KEEP_MESSAGES),
          SettingGroup.of("Operation", THREADS, FAREWELL, DRAIN_MAX, HTTP, LOG_LEVEL));

  /** What {@code --log-level} may say. */
  enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  private ComponentSettings() {}

  private static Optional<HostAndPort> listening(String text) {
    return text.equals("off") ? Optional.empty() : Optional.of(HostAndPort.parse(text));
  }
}
