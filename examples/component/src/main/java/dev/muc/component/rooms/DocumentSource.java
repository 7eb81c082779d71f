package dev.muc.component.rooms;

import dev.muc.store.ArchivedMessage;
import dev.muc.xml.room.BansDocument;
import dev.muc.xml.room.RoomDocument;
import dev.muc.xml.room.RoomFormatException;
import dev.muc.xml.room.RoomsReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The rooms of a document that was exported once. */
final class DocumentSource implements RoomSource {
  private final Counted in;
  private final RoomsReader reader;
  private final long size;

  private DocumentSource(InputStream in, long size) {
    this.in = new Counted(in);
    this.reader = new RoomsReader(this.in);
    this.size = size;
  }

  static DocumentSource open(Path file) throws IOException {
    return new DocumentSource(Files.newInputStream(file), Files.size(file));
  }

  @Override
  public Optional<RoomDocument> nextRoom() throws IOException, RoomFormatException {
    return reader.nextRoom();
  }

  @Override
  public Optional<ArchivedMessage> nextMessage() throws IOException, RoomFormatException {
    return reader.nextMessage();
  }

  @Override
  public Optional<BansDocument> nextBans() throws IOException, RoomFormatException {
    return reader.nextBans();
  }

  @Override
  public long position() {
    return in.count;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** Counts what is read. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
