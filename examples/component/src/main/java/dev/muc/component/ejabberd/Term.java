package dev.muc.component.ejabberd;

import java.util.List;

/** A term of Erlang, as far as dumps have them. */
sealed interface Term {

  /** A name, such as {@code true}; also whatever else is only ever compared. */
  record Atom(String name) implements Term {}

  /** A whole or broken number. */
  record Numeral(double value) implements Term {}

  /** Text: a binary, or a string in quotes. */
  record Text(String value) implements Term {}

  /** Terms in braces. */
  record Tuple(List<Term> parts) implements Term {

    /** Returns a part, counted from 0; an atom without a name if there is none. */
    Term part(int index) {
      return index < parts.size() ? parts.get(index) : new Atom("");
    }

    /** Returns whether this begins with an atom of this name and has so many parts. */
    boolean is(String name, int size) {
      return parts.size() == size && part(0).isAtom(name);
    }
  }

  /** Terms in brackets. */
  record Sequence(List<Term> items) implements Term {}

  /** Returns whether this is an atom of this name. */
  default boolean isAtom(String name) {
    return this instanceof Atom atom && atom.name().equals(name);
  }

  /** Returns the text, or the name of an atom; empty for anything else. */
  default String text() {
    if (this instanceof Text text) {
      return text.value();
    }
    return this instanceof Atom atom ? atom.name() : "";
  }

  /** Returns the items of a list; none for anything else. */
  default List<Term> all() {
    return this instanceof Sequence list ? list.items() : List.of();
  }
}
