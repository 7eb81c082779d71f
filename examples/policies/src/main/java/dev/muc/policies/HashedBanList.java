package dev.muc.policies;

import dev.muc.event.RoomEvent.InvitationSent;
import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.RoomCreated;
import dev.muc.event.RoomEvent.SessionJoined;
import dev.muc.model.Affiliation;
import dev.muc.spi.Policy;
import dev.muc.spi.PrivateMessage;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.StanzaError.Condition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps out, from all rooms, accounts of which only hashes are known: a list that several services
 * share need not say whom it names. A feed tells of changes ({@link #ban}, {@link #lift}) from any
 * thread.
 */
public final class HashedBanList implements Policy {
  private final Set<String> banned = ConcurrentHashMap.newKeySet();

  /** Creates an empty list. */
  public HashedBanList() {}

  /** Bans the account, or the domain, whose address has this SHA-256 in hexadecimal digits. */
  public void ban(String hash) {
    banned.add(hash);
  }

  /** Takes a ban back. */
  public void lift(String hash) {
    banned.remove(hash);
  }

  /** Returns the hash by which a list names an address. */
  public static String hash(BareJid address) {
    try {
      byte[] text = address.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every JVM has SHA-256", impossible);
    }
  }

  private <T> Ruling<T> check(Proposal<T> proposal) {
    BareJid account = proposal.client().bare();
    boolean listed = banned.contains(hash(account)) || banned.contains(hash(account.domainJid()));
    return listed && !proposal.affiliation().atLeast(Affiliation.MEMBER)
        ? Ruling.refuse(Condition.FORBIDDEN, "Your account is on a list of abusers")
        : Ruling.pass();
  }

  @Override
  public Ruling<RoomCreated> create(Proposal<RoomCreated> proposal) {
    return check(proposal);
  }

  @Override
  public Ruling<Affiliation> arrive(Proposal<Affiliation> proposal) {
    return check(proposal);
  }

  @Override
  public Ruling<SessionJoined> joinAgain(Proposal<SessionJoined> proposal) {
    return check(proposal);
  }

  @Override
  public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
    return check(proposal);
  }

  @Override
  public Ruling<PrivateMessage> privateMessage(Proposal<PrivateMessage> proposal) {
    return check(proposal);
  }

  @Override
  public Ruling<InvitationSent> invite(Proposal<InvitationSent> proposal) {
    return check(proposal);
  }
}
