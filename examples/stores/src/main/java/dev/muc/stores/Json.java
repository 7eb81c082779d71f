package dev.muc.stores;

import java.util.Collection;

/** Many strings as one parameter of a statement, so that its text is always the same. */
final class Json {

  private Json() {}

  /** Returns a JSON array of strings. */
  static String array(Collection<String> strings) {
    StringBuilder json = new StringBuilder(strings.size() * 40).append('[');
    for (String string : strings) {
      if (json.length() > 1) {
        json.append(',');
      }
      json.append('"');
      for (int i = 0; i < string.length(); i++) {
        append(string.charAt(i), json);
      }
      json.append('"');
    }
    return json.append(']').toString();
  }

  private static void append(char c, StringBuilder json) {
    if (c == '"' || c == '\\') {
      json.append('\\').append(c);
    } else if (c < ' ') {
      json.append("\\u00")
          .append(Character.forDigit(c >> 4, 16))
          .append(Character.forDigit(c & 15, 16));
    } else {
      json.append(c);
    }
  }
}
