package dev.muc.testkit.scansion;

/** A script that cannot be read. The message names the script and the line. */
public final class ScriptException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final int line;

  /** Creates one for a line, counted from 1. */
  public ScriptException(String source, int line, String problem) {
    super(source + ":" + line + ": " + problem);
    this.source = source;
    this.line = line;
  }

  /** Returns where the script comes from. */
  public String source() {
    return source;
  }

  /** Returns the line, from 1. */
  public int line() {
    return line;
  }
}
