package dev.muc.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds {@code @Covers} in the source of one Java file, and the test that each stands on. */
final class JavaCovers {
  /*
   * Source and not classes, because tests of all modules count and their classes are not on one
   * class path, and because a reader of the report wants a line.
   */

  private static final Set<String> TYPE_WORDS = Set.of("class", "interface", "enum", "record");
  private static final Set<String> END_OF_DECLARATION = Set.of(";", "{", "}");

  private final String file;
  private final String type;
  private final List<JavaToken> tokens;
  private final List<Cover> covers = new ArrayList<>();

  /* What has been read of the declaration in hand. */
  private final List<String> annotations = new ArrayList<>();
  private final List<JavaToken> ids = new ArrayList<>();

  private JavaCovers(String file, String source) {
    this.file = file;
    this.type = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
    this.tokens = JavaToken.of(source);
  }

  /**
   * Returns the covers in {@code source}, in order.
   *
   * @param file the path to write into the covers
   */
  static List<Cover> of(String file, String source) {
    JavaCovers reader = new JavaCovers(file, source);
    int next = 0;
    while (next < reader.tokens.size()) {
      next = reader.read(next);
    }
    return reader.covers;
  }

  private int read(int at) {
    JavaToken token = tokens.get(at);
    if (token.is("@") && !followedBy(at, "interface")) {
      return annotation(at + 1);
    }
    if (TYPE_WORDS.contains(token.text())) {
      declared(type);
    } else if (token.kind() == JavaToken.Kind.WORD && followedBy(at, "(")) {
      declaredMethod(token.text());
    } else if (END_OF_DECLARATION.contains(token.text())) {
      refuseIdsUnless(false, "on neither a test nor a class");
      annotations.clear();
    }
    return at + 1;
  }

  /** Takes any name before a parenthesis for a method: only behind an annotation it matters. */
  private void declaredMethod(String name) {
    boolean test = annotations.stream().anyMatch(JavaCovers::isTest);
    refuseIdsUnless(test, "on " + name + ", which is no test");
    declared(type + "." + name);
  }

  private void refuseIdsUnless(boolean accepted, String reason) {
    if (!accepted && !ids.isEmpty()) {
      throw invalid(ids.get(0), "@Covers " + reason);
    }
  }

  private boolean followedBy(int at, String text) {
    return at + 1 < tokens.size() && tokens.get(at + 1).is(text);
  }

  private static boolean isTest(String annotation) {
    return annotation.endsWith("Test")
        || annotation.endsWith("TestFactory")
        || annotation.endsWith("TestTemplate");
  }

  private void declared(String name) {
    for (JavaToken id : ids) {
      covers.add(new Cover(id.text(), name, file, id.line()));
    }
    ids.clear();
    annotations.clear();
  }

  /** Reads an annotation whose name is at {@code at}; returns where the next thing begins. */
  private int annotation(int at) {
    String name = tokens.get(at).text();
    String simpleName = name.substring(name.lastIndexOf('.') + 1);
    annotations.add(simpleName);
    if (!followedBy(at, "(")) {
      return at + 1;
    }
    int end = at + 2;
    for (int depth = 1; depth > 0 && end < tokens.size(); end++) {
      JavaToken token = tokens.get(end);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (simpleName.equals("Covers")) {
        addId(token);
      }
    }
    return end;
  }

  private void addId(JavaToken token) {
    if (token.kind() == JavaToken.Kind.STRING) {
      ids.add(token);
    } else if (token.kind() == JavaToken.Kind.WORD && !token.is("value")) {
      throw invalid(token, "@Covers takes ids as they are, no constants: " + token.text());
    }
  }

  private ConformanceException invalid(JavaToken at, String reason) {
    return new ConformanceException(file + ":" + at.line() + ": " + reason);
  }
}
