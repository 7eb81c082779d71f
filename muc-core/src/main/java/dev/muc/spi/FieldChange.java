package dev.muc.spi;

import java.util.List;

/**
 * A field of the configuration form that gets other values (XEP-0045 §10.2).
 *
 * @param var the name of the field
 * @param before the values it has, as a form shows them
 * @param after the values it is to have
 */
public record FieldChange(String var, List<String> before, List<String> after) {

  public FieldChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Returns the same with other values to have; the values it has leave it as it is. */
  public FieldChange to(List<String> other) {
    return new FieldChange(var, before, other);
  }
}
