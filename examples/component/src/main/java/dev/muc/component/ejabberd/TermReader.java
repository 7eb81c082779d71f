package dev.muc.component.ejabberd;

import dev.muc.xml.room.RoomFormatException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the terms of a file, each of which a full stop ends. Nothing is ever run. */
final class TermReader {
  /** Elements in messages stand three levels deep each; these are as many as a stream takes. */
  private static final int DEPTH_MAX = 256;

  private final TermBytes in;
  private int depth;

  TermReader(byte[] file) {
    this.in = new TermBytes(file);
  }

  /** Returns the next term; empty at the end. */
  Optional<Term> next() throws RoomFormatException {
    if (in.peek() < 0) {
      return Optional.empty();
    }
    Term term = term();
    in.expect('.');
    return Optional.of(term);
  }

  /** Returns an exception that says where {@code problem} is. */
  RoomFormatException refused(String problem) {
    return in.refused(problem);
  }

  private Term term() throws RoomFormatException {
    if (++depth > DEPTH_MAX) {
      throw in.refused("more than " + DEPTH_MAX + " terms inside each other");
    }
    Term term = anyTerm();
    depth--;
    return term;
  }

  private Term anyTerm() throws RoomFormatException {
    int c = in.peek();
    return switch (c) {
      case '{' -> new Term.Tuple(between('{', '}'));
      case '[' -> new Term.Sequence(between('[', ']'));
      case '"' -> new Term.Text(decoded(in.quoted()));
      case '\'' -> new Term.Atom(decoded(in.quoted()));
      case '<' -> in.isNext("<<") ? binary() : new Term.Atom(in.opaque());
      case '#' -> in.isNext("#{") ? map() : new Term.Atom(in.opaque());
      default -> wordOrNumber(c);
    };
  }

  private Term wordOrNumber(int c) throws RoomFormatException {
    if (c == '-' || (c >= '0' && c <= '9')) {
      return new Term.Numeral(in.number());
    }
    String word = in.word();
    if (word.isEmpty()) {
      throw in.refused("expected a term");
    }
    return new Term.Atom(word);
  }

  private List<Term> between(char open, char close) throws RoomFormatException {
    List<Term> terms = new ArrayList<>();
    in.expect(open);
    while (!in.skip(close)) {
      terms.add(term());
      if (!in.skip(',') && !in.skip('|')) {
        in.expect(close);
        break;
      }
    }
    return terms;
  }

  /** Reads a map as a list of pairs. */
  private Term map() throws RoomFormatException {
    in.expect('#');
    in.expect('{');
    List<Term> pairs = new ArrayList<>();
    while (!in.skip('}')) {
      Term key = term();
      in.expect('=');
      in.expect('>');
      pairs.add(new Term.Tuple(List.of(key, term())));
      if (!in.skip(',')) {
        in.expect('}');
        break;
      }
    }
    return new Term.Sequence(pairs);
  }

  /** Reads a binary: text in quotes, or bytes as numbers, or both. */
  private Term binary() throws RoomFormatException {
    in.expect('<');
    in.expect('<');
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!in.skip('>')) {
      if (in.peek() == '"') {
        bytes.writeBytes(in.quoted());
        if (in.skip('/')) {
          in.word();
        }
      } else {
        bytes.write((int) in.number());
      }
      in.skip(',');
    }
    in.expect('>');
    return new Term.Text(decoded(bytes.toByteArray()));
  }

  private String decoded(byte[] bytes) throws RoomFormatException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException invalid) {
      throw in.refused("text that is no UTF-8");
    }
  }
}
