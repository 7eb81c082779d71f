package dev.muc.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Something that service discovery says of a room in a field of its room info (XEP-0045 §6.4),
 * found out each time.
 *
 * @param var its name; begins with "x-" or is a name in braces of a domain (XEP-0068 §3.4)
 * @param type its type (XEP-0004 §3.3)
 * @param labels what people read, by language; the first for those who read none of them
 * @param values finds out what it is; no value leaves the field out
 */
public record InfoField(
    String var,
    String type,
    Map<String, String> labels,
    Function<? super RoomView, List<String>> values) {

  public InfoField {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /** Returns the label in a language, given as {@code xml:lang} says it. */
  public String label(String lang) {
    String label = labels.get(lang);
    return label == null ? labels.values().iterator().next() : label;
  }
}
