package dev.muc.xml.room;

import dev.muc.store.ArchivedMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Documents of rooms in memory. */
final class Documents {
  private Documents() {}

  record Room(RoomDocument room, List<ArchivedMessage> archive) {}

  /** All that is in a document. */
  record Whole(List<Room> rooms, List<BansDocument> bans) {}

  static Whole randomWhole(long seed) {
    RandomValues values = new RandomValues(new SplittableRandom(seed), RandomValues.TEXTS);
    return new Whole(values.truth() ? random(seed) : List.of(), values.some(values::bans));
  }

  static List<Room> random(long seed) {
    RandomValues values = new RandomValues(new SplittableRandom(seed), RandomValues.TEXTS);
    List<Room> rooms = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      RoomDocument room = new RoomDocument(values.room(), values.snapshot());
      rooms.add(new Room(room, values.some(values::archived)));
    }
    return rooms;
  }

  static byte[] write(List<Room> rooms) throws IOException {
    return write(new Whole(rooms, List.of()));
  }

  static byte[] write(Whole whole) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RoomsWriter writer = new RoomsWriter(out)) {
      for (Room room : whole.rooms()) {
        writer.room(room.room());
        for (ArchivedMessage message : room.archive()) {
          writer.archived(message);
        }
      }
      for (BansDocument bans : whole.bans()) {
        writer.bans(bans);
      }
    }
    return out.toByteArray();
  }

  static List<Room> read(InputStream in) throws IOException, RoomFormatException {
    return readWhole(in).rooms();
  }

  static Whole readWhole(InputStream in) throws IOException, RoomFormatException {
    List<Room> rooms = new ArrayList<>();
    List<BansDocument> all = new ArrayList<>();
    try (RoomsReader reader = new RoomsReader(in)) {
      Optional<RoomDocument> room = reader.nextRoom();
      while (room.isPresent()) {
        List<ArchivedMessage> archive = new ArrayList<>();
        Optional<ArchivedMessage> message = reader.nextMessage();
        while (message.isPresent()) {
          archive.add(message.get());
          message = reader.nextMessage();
        }
        rooms.add(new Room(room.get(), archive));
        room = reader.nextRoom();
      }
      Optional<BansDocument> bans = reader.nextBans();
      while (bans.isPresent()) {
        all.add(bans.get());
        bans = reader.nextBans();
      }
    }
    return new Whole(rooms, all);
  }

  static List<Room> read(String xml) throws IOException, RoomFormatException {
    return read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
