package dev.muc.component.prosody;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of Lua: values by name, and values by number from 1 on. */
final class LuaTable {
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<Long, Object> items = new LinkedHashMap<>();

  void put(String name, Object value) {
    fields.put(name, value);
  }

  void put(long number, Object value) {
    items.put(number, value);
  }

  /** Puts a value behind those that have no key. */
  void add(Object value) {
    items.put(items.size() + 1L, value);
  }

  /** Returns the values with a name, in the order of the file. */
  Map<String, Object> fields() {
    return fields;
  }

  /** Returns the values numbered from 1 on without a gap. */
  List<Object> items() {
    List<Object> values = new ArrayList<>(items.size());
    for (Object next = items.get(1L); next != null; next = items.get(values.size() + 1L)) {
      values.add(next);
    }
    return values;
  }

  Optional<String> text(String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  Optional<Double> number(String name) {
    return fields.get(name) instanceof Double number ? Optional.of(number) : Optional.empty();
  }

  Optional<LuaTable> table(String name) {
    return fields.get(name) instanceof LuaTable table ? Optional.of(table) : Optional.empty();
  }

  /** Returns whether a value is true, as Lua sees it: anything but false and nil. */
  boolean isTrue(String name) {
    return fields.containsKey(name) && !Boolean.FALSE.equals(fields.get(name));
  }
}
