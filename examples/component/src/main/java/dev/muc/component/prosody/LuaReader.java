package dev.muc.component.prosody;

import dev.muc.xml.room.RoomFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what Prosody stores: a table after {@code return}, or a list of {@code item(…)}. Only
 * constants are understood; nothing is ever run.
 */
final class LuaReader {
  /** Prosody itself writes 127 tables inside each other at most. */
  private static final int DEPTH_MAX = 128;

  private final LuaText text;
  private int depth;

  private LuaReader(byte[] file) {
    this.text = new LuaText(file);
  }

  /** Reads {@code return {…};}. */
  static LuaTable table(byte[] file) throws RoomFormatException {
    LuaReader reader = new LuaReader(file);
    reader.text.expectWord("return");
    LuaTable table = reader.requireTable();
    reader.text.skip(';');
    reader.text.expectEnd();
    return table;
  }

  /** Reads {@code item({…}); item({…}); …}. */
  static List<LuaTable> items(byte[] file) throws RoomFormatException {
    LuaReader reader = new LuaReader(file);
    List<LuaTable> items = new ArrayList<>();
    while (!reader.text.atEnd()) {
      reader.text.expectWord("item");
      reader.text.expect('(');
      items.add(reader.requireTable());
      reader.text.expect(')');
      reader.text.skip(';');
    }
    return items;
  }

  private LuaTable requireTable() throws RoomFormatException {
    if (value() instanceof LuaTable table) {
      return table;
    }
    throw text.refused("expected a table");
  }

  /** Returns a String, a Double, a Boolean or a table; a nil is {@code Nil.NIL}. */
  private Object value() throws RoomFormatException {
    int c = text.peek();
    if (c == '{') {
      return tableValue();
    } else if (c == '"' || c == '\'') {
      return string();
    }
    return c == '-' || c == '.' || (c >= '0' && c <= '9') ? text.number() : constant();
  }

  private Object constant() throws RoomFormatException {
    String word = text.word();
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "nil" -> Nil.NIL;
      default -> throw text.refused("expected a constant, found '" + word + "'");
    };
  }

  private enum Nil {
    NIL
  }

  private LuaTable tableValue() throws RoomFormatException {
    if (++depth > DEPTH_MAX) {
      throw text.refused("more than " + DEPTH_MAX + " tables inside each other");
    }
    LuaTable table = new LuaTable();
    text.expect('{');
    while (!text.skip('}')) {
      entry(table);
      if (!text.skip(';') && !text.skip(',')) {
        text.expect('}');
        break;
      }
    }
    depth--;
    return table;
  }

  private void entry(LuaTable table) throws RoomFormatException {
    if (text.skip('[')) {
      Object key = value();
      text.expect(']');
      text.expect('=');
      put(table, key, value());
    } else if (text.isNameWithValue()) {
      String name = text.word();
      text.expect('=');
      put(table, name, value());
    } else {
      Object value = value();
      if (value != Nil.NIL) {
        table.add(value);
      }
    }
  }

  private void put(LuaTable table, Object key, Object value) throws RoomFormatException {
    if (value == Nil.NIL) {
      return;
    }
    if (key instanceof String name) {
      table.put(name, value);
    } else if (key instanceof Double number && number == Math.rint(number)) {
      table.put(number.longValue(), value);
    } else {
      throw text.refused("a key is neither text nor a whole number");
    }
  }

  private String string() throws RoomFormatException {
    byte[] bytes = text.quoted();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException invalid) {
      throw text.refused("text that is no UTF-8");
    }
  }
}
