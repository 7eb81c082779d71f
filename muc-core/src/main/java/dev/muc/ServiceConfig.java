package dev.muc;

import dev.muc.limits.Limits;
import dev.muc.model.RoomConfig;
import dev.muc.spi.Extensions;
import dev.muc.stanza.BareJid;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a service is set up.
 *
 * @param address the domain of the service, such as {@code conference.example.org}
 * @param secret the key from which occupant ids are made (XEP-0421); keep it over restarts
 * @param name what people call the service; empty for a default in their language
 * @param admins the accounts that administer the service
 * @param adminsOnlyCreate whether only they may create rooms (XEP-0045 §10.1.1)
 * @param roomDefaults the configuration of new rooms
 * @param limits what the service puts up with
 * @param compatibility what deployed clients expect beyond the specifications
 * @param host what the host can be asked; {@link dev.muc.host.RoomHost} sets it
 * @param extensions what the embedder adds
 */
public record ServiceConfig(
    BareJid address,
    String secret,
    String name,
    List<BareJid> admins,
    boolean adminsOnlyCreate,
    RoomConfig roomDefaults,
    Limits limits,
    Compatibility compatibility,
    HostAbilities host,
    Extensions extensions) {

  public ServiceConfig {
    admins = List.copyOf(admins);
    if (address.local().isPresent()) {
      throw new IllegalArgumentException("expected the domain of a service: " + address);
    }
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("an empty secret makes occupant ids guessable");
    }
  }

  /**
   * Returns the default configuration of a service.
   *
   * @throws IllegalArgumentException if {@code domain} is no domain or {@code secret} is empty
   */
  public static ServiceConfig of(String domain, String secret) {
    return new Draft(BareJid.of(domain), secret).toConfig();
  }

  /** Returns this configuration with other service admins. */
  public ServiceConfig withAdmins(List<BareJid> newAdmins) {
    return with(draft -> draft.admins = newAdmins);
  }

  /** Returns this configuration with another name. */
  public ServiceConfig withName(String newName) {
    return with(draft -> draft.name = newName);
  }

  /** Returns this configuration with room creation for service admins only, or for everybody. */
  public ServiceConfig withAdminsOnlyCreate(boolean only) {
    return with(draft -> draft.adminsOnlyCreate = only);
  }

  /** Returns this configuration with another configuration for new rooms. */
  public ServiceConfig withRoomDefaults(RoomConfig defaults) {
    return with(draft -> draft.roomDefaults = defaults);
  }

  /** Returns this configuration with other limits. */
  public ServiceConfig withLimits(Limits newLimits) {
    return with(draft -> draft.limits = newLimits);
  }

  /** Returns this configuration without limits, for benchmarks and trusted networks. */
  public ServiceConfig withoutLimits() {
    RoomConfig.Access unlimited = roomDefaults.access().withOccupantsMax(0);
    return withRoomDefaults(roomDefaults.with(unlimited)).withLimits(Limits.OFF);
  }

  /** Returns this configuration with other habits of deployed clients served. */
  public ServiceConfig withCompatibility(Compatibility newCompatibility) {
    return with(draft -> draft.compatibility = newCompatibility);
  }

  /** Returns this configuration for a host that can be asked more, or less. */
  public ServiceConfig withHost(HostAbilities abilities) {
    return with(draft -> draft.host = abilities);
  }

  /** Returns this configuration with what an embedder adds. */
  public ServiceConfig withExtensions(Extensions newExtensions) {
    return with(draft -> draft.extensions = newExtensions);
  }

  private ServiceConfig with(Consumer<Draft> change) {
    Draft draft = new Draft(address, secret);
    draft.name = name;
    draft.admins = admins;
    draft.adminsOnlyCreate = adminsOnlyCreate;
    draft.roomDefaults = roomDefaults;
    draft.limits = limits;
    draft.compatibility = compatibility;
    draft.host = host;
    draft.extensions = extensions;
    change.accept(draft);
    return draft.toConfig();
  }

  /** Without the secret: what is printed may be logged. */
  @Override
  public String toString() {
    return "ServiceConfig[address=" + address + ", name=" + name + ']';
  }

  /** A configuration that is being changed; the defaults stand here. */
  private static final class Draft {
    private final BareJid address;
    private final String secret;
    private String name = "";
    private List<BareJid> admins = List.of();
    private boolean adminsOnlyCreate;
    private RoomConfig roomDefaults = RoomConfig.DEFAULT;
    private Limits limits = Limits.DEFAULT;
    private Compatibility compatibility = Compatibility.DEFAULT;
    private HostAbilities host = HostAbilities.NONE;
    private Extensions extensions = Extensions.NONE;

    Draft(BareJid address, String secret) {
      this.address = address;
      this.secret = secret;
    }

    ServiceConfig toConfig() {
      return new ServiceConfig(
          address,
          secret,
          name,
          admins,
          adminsOnlyCreate,
          roomDefaults,
          limits,
          compatibility,
          host,
          extensions);
    }
  }
}
