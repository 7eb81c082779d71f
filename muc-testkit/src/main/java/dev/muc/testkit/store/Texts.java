package dev.muc.testkit.store;

import dev.muc.stanza.Attribute;
import dev.muc.stanza.Element;
import dev.muc.stanza.Stanza;
import dev.muc.stanza.Text;
import java.util.List;

/** Text that people write and that has to come back as it was: whatever XML 1.0 may carry. */
final class Texts {

  /** Text in which something gets lost where it is not stored with care. */
  static final List<String> ALL =
      List.of(
          "",
          " ",
          " leading and trailing\t",
          "one\nline\r\nor\rmore",
          "<b>&amp;</b> &lt; ]]> <!-- -- --> <?pi?> 'single' \"double\"",
          "'; DROP TABLE rooms; -- %s ? ?1 $1 {0} \\ \\n \\u0041 %_",
          "\u00e9 \u00df \u0130 \u01c5 \u6c34 \u05d0\u0300 \u0646\u0627 \u0928\u0940",
          "e\u0301 is not \u00e9",
          "\ud83d\ude00 \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83c\udde8\ud83c\udded"
              + " \udbff\udffd",
          "\u0085 \u00a0 \u2028 \u2029 \ufeff \ue000 \ufffd \u007f",
          "long ".repeat(8_000));

  private Texts() {}

  /** Returns an element with a text in all the places where one can be. */
  static Element carrying(String text) {
    return Element.builder("urn:example:text", "text")
        .attribute("value", text)
        .lang("de-CH")
        .text(text)
        .child(
            new Element(
                "",
                "inner",
                List.of(new Attribute("urn:example:attribute", "name", text)),
                text.isEmpty() ? List.of() : List.of(new Text(text))))
        .text("end")
        .build();
  }

  /** Returns the body of a message. */
  static Element body(String text) {
    return Element.ofText(Stanza.NAMESPACE, "body", text);
  }
}
