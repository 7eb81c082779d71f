package dev.muc.stores;

/**
 * The words in which databases differ.
 *
 * @param name the name of the folder with its schema
 * @param manyStrings a query for the elements of a JSON array of strings, one a row
 * @param found a function of a text and a part of it that is positive if it has that part
 * @param placeOfId a query for the place of the message {@code :id} in the archive {@code
 *     :archive}, whose places are from {@code :from} to before {@code :to}
 * @param sendersIndexed whether messages of one sender are found without looking at the others
 */
record Dialect(
    String name, String manyStrings, String found, String placeOfId, boolean sendersIndexed) {

  /**
   * SQLite writes whole pages, so it has no index of senders, in which neighbours in time are far
   * apart, and its index of ids is in blocks of 128 messages (see the schema): they are looked
   * through from the latest on, some 2 microseconds a block.
   */
  static final Dialect SQLITE =
      new Dialect(
          "sqlite",
          "SELECT value FROM json_each(?)",
          "instr",
          "WITH RECURSIVE blocks (block) AS (SELECT (:to - 1) >> 7"
              + " UNION ALL SELECT block - 1 FROM blocks WHERE block > (:from >> 7))"
              + " SELECT m.place FROM blocks CROSS JOIN messages m"
              + " WHERE (m.place >> 7) = blocks.block AND m.id = :id LIMIT 1",
          false);

  static final Dialect POSTGRESQL =
      new Dialect(
          "postgresql",
          "SELECT json_array_elements_text(CAST(? AS json))",
          "strpos",
          "SELECT place FROM messages WHERE (place >> 32) = :archive AND id = :id",
          true);

  /** Returns a condition: that the ASCII letters of {@code column} lowered contain a parameter. */
  String contains(String column, String parameter) {
    return found + "(lower(" + column + "), " + parameter + ") > 0";
  }

  /** Returns the condition that {@code column} is one of a JSON array of strings. */
  String isOneOf(String column) {
    return column + " IN (" + manyStrings + ")";
  }
}
