package dev.muc;

import dev.muc.event.RoomEvent;
import dev.muc.model.ServiceBans;
import dev.muc.payload.Page;
import dev.muc.spi.Inquiry;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.RoomQuery;
import dev.muc.store.RoomSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that a service cannot know and that its host finds out. A service that is all there is
 * ({@link HostAbilities#NONE}) asks nothing.
 *
 * @param <A> what an answer is
 */
public sealed interface Question<A> {

  /** What is stored for an address? The answer has the events, in order; none for nothing. */
  record LoadRoom(BareJid room) implements Question<List<RoomEvent>> {}

  /** Which rooms are there? */
  record ListRooms(RoomQuery query) implements Question<Page<RoomSummary>> {}

  /** Is there a room at this address? */
  record FindRoom(BareJid room) implements Question<Optional<RoomSummary>> {}

  /** How many of the rooms that there are has this account created? */
  record CountRooms(BareJid creator) implements Question<Integer> {}

  /** In how many rooms has this account reserved a nick? */
  record CountReservations(BareJid account) implements Question<Integer> {}

  /**
   * What is in the archive of a room? The answer is empty if the query names an id that is not
   * there.
   */
  record ReadArchive(BareJid room, ArchiveQuery query) implements Question<Optional<ArchivePage>> {}

  /**
   * Have something done in another room, and say when it is: the host passes it to the service that
   * has the room ({@link RoomService#carryOut}). The answer is how it ended.
   */
  record CarryOut(RoomOrder order) implements Question<Ticket.Result> {}

  /**
   * Something that a policy of the embedder's wants to know ({@link dev.muc.spi.Ruling#ask}).
   * Without an answer the policy decides all the same.
   *
   * @param room the room that it is about
   * @param within how long the answer may take
   */
  record Consult<A>(BareJid room, Inquiry<A> inquiry, Duration within) implements Question<A> {}

  /**
   * Have it kept who may not use the service, and have all its shards know ({@link
   * RoomService#ban}). The answer is true.
   */
  record SetBans(ServiceBans bans) implements Question<Boolean> {}
}
