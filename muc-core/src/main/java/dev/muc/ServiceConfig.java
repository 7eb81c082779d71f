package dev.muc;

import dev.muc.model.RoomConfig;
import dev.muc.stanza.BareJid;
import java.util.List;

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
    HostAbilities host) {

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
    return new ServiceConfig(
        BareJid.of(domain),
        secret,
        "",
        List.of(),
        false,
        RoomConfig.DEFAULT,
        Limits.DEFAULT,
        Compatibility.DEFAULT,
        HostAbilities.NONE);
  }

  /** Returns this configuration with other service admins. */
  public ServiceConfig withAdmins(List<BareJid> newAdmins) {
    return new ServiceConfig(
        address,
        secret,
        name,
        newAdmins,
        adminsOnlyCreate,
        roomDefaults,
        limits,
        compatibility,
        host);
  }

  /** Returns this configuration with another name. */
  public ServiceConfig withName(String newName) {
    return new ServiceConfig(
        address,
        secret,
        newName,
        admins,
        adminsOnlyCreate,
        roomDefaults,
        limits,
        compatibility,
        host);
  }

  /** Returns this configuration with room creation for service admins only, or for everybody. */
  public ServiceConfig withAdminsOnlyCreate(boolean only) {
    return new ServiceConfig(
        address, secret, name, admins, only, roomDefaults, limits, compatibility, host);
  }

  /** Returns this configuration with another configuration for new rooms. */
  public ServiceConfig withRoomDefaults(RoomConfig defaults) {
    return new ServiceConfig(
        address, secret, name, admins, adminsOnlyCreate, defaults, limits, compatibility, host);
  }

  /** Returns this configuration with other limits. */
  public ServiceConfig withLimits(Limits newLimits) {
    return new ServiceConfig(
        address,
        secret,
        name,
        admins,
        adminsOnlyCreate,
        roomDefaults,
        newLimits,
        compatibility,
        host);
  }

  /** Returns this configuration without limits, for benchmarks and trusted networks. */
  public ServiceConfig withoutLimits() {
    RoomConfig.Access access = roomDefaults.access();
    RoomConfig.Access unlimited =
        new RoomConfig.Access(
            access.membersOnly(),
            access.passwordProtected(),
            access.secret(),
            0,
            access.openRegistration(),
            access.registeredNicksOnly(),
            access.membersMayInvite());
    return withRoomDefaults(roomDefaults.with(unlimited)).withLimits(Limits.OFF);
  }

  /** Returns this configuration with other habits of deployed clients served. */
  public ServiceConfig withCompatibility(Compatibility newCompatibility) {
    return new ServiceConfig(
        address,
        secret,
        name,
        admins,
        adminsOnlyCreate,
        roomDefaults,
        limits,
        newCompatibility,
        host);
  }

  /** Returns this configuration for a host that can be asked more, or less. */
  public ServiceConfig withHost(HostAbilities abilities) {
    return new ServiceConfig(
        address,
        secret,
        name,
        admins,
        adminsOnlyCreate,
        roomDefaults,
        limits,
        compatibility,
        abilities);
  }
}
