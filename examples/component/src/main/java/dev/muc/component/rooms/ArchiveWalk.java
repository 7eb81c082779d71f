package dev.muc.component.rooms;

import dev.muc.payload.PageRequest;
import dev.muc.stanza.BareJid;
import dev.muc.store.ArchivePage;
import dev.muc.store.ArchiveQuery;
import dev.muc.store.ArchiveStore;
import dev.muc.store.ArchivedMessage;
import dev.muc.store.StoreException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Goes through the archive of a room, oldest message first, with one page in memory. */
final class ArchiveWalk implements Iterator<ArchivedMessage> {
  private static final int PAGE = 500;

  private final ArchiveStore archive;
  private final BareJid room;
  private Iterator<ArchivedMessage> page = List.<ArchivedMessage>of().iterator();
  private @Nullable String last;
  private boolean complete;

  ArchiveWalk(ArchiveStore archive, BareJid room) {
    this.archive = archive;
    this.room = room;
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && !complete) {
      PageRequest request = new PageRequest(PAGE, last, null, null);
      ArchivePage read =
          archive
              .page(room, new ArchiveQuery(ArchiveQuery.Filter.NONE, request, PAGE))
              .orElseThrow(
                  () ->
                      new StoreException(
                          "the archive of " + room + " changed while it was read; try again"));
      page = read.messages().iterator();
      complete = read.complete() || read.messages().isEmpty();
    }
    return page.hasNext();
  }

  @Override
  public ArchivedMessage next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no further message in the archive of " + room);
    }
    ArchivedMessage message = page.next();
    last = message.id();
    return message;
  }
}
