package dev.muc.stores;

/**
 * The words in which databases differ.
 *
 * @param name the name of the folder with its schema
 * @param manyStrings a query for the elements of a JSON array of strings, one a row
 * @param found a function of a text and a part of it that is positive if it has that part
 */
record Dialect(String name, String manyStrings, String found) {

  static final Dialect SQLITE = new Dialect("sqlite", "SELECT value FROM json_each(?)", "instr");

  static final Dialect POSTGRESQL =
      new Dialect("postgresql", "SELECT json_array_elements_text(CAST(? AS json))", "strpos");

  /** Returns a condition: that the ASCII letters of {@code column} lowered contain a parameter. */
  String contains(String column, String parameter) {
    return found + "(lower(" + column + "), " + parameter + ") > 0";
  }

  /** Returns the condition that {@code column} is one of a JSON array of strings. */
  String isOneOf(String column) {
    return column + " IN (" + manyStrings + ")";
  }
}
