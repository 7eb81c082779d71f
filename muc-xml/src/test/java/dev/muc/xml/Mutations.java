package dev.muc.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes streams that are nearly right. */
final class Mutations {
  private static final List<String> STANZAS =
      List.of(
          "<presence to='r@d/n' from='a@b/c'><x"
              + " xmlns='http://jabber.org/protocol/muc'/></presence>",
          "<message to='r@d' from='a@b/c' type='groupchat' xml:lang='en'><body>a &amp; b</body>"
              + "</message>",
          "<m:iq xmlns:m='jabber:component:accept' type='get' id='&#49;'>"
              + "<query xmlns='u' xmlns:p='v' p:a='ü'>x<b/>😀<![CDATA[<]]></query></m:iq>",
          "\n \t",
          "<message from=\"a@b/c\"><body>" + "long text ".repeat(50) + "</body></message>");

  private static final List<String> TOKENS =
      List.of(
          "<",
          ">",
          "/>",
          "</",
          "</a>",
          "<a>",
          "<a/>",
          "&",
          "&amp;",
          "&#0;",
          "&#x110000;",
          "&lol;",
          "'",
          "\"",
          "=",
          " ",
          "\u0000",
          "\u001f",
          "\ufffe",
          "<!--",
          "-->",
          "--",
          "<?x",
          "?>",
          "<?xml version='1.0'?>",
          "<?xml version='1.1'?>",
          "<![CDATA[",
          "]]>",
          "<!DOCTYPE a [",
          "<!DOCTYPE a [<!ENTITY l 'l'><!ENTITY m '&l;&l;&l;'>]>",
          "]>",
          "<!ENTITY x SYSTEM 'f'>",
          " xmlns='v'",
          " xmlns:q=''",
          " xmlns:xml='u'",
          " xmlns:xmlns='u'",
          " a='1' a='2'",
          "q:",
          ":",
          "<1",
          "</stream:stream>",
          "<stream:error/>",
          "\ufeff",
          "encoding='UTF-16'");

  private final SplittableRandom random;

  Mutations(SplittableRandom random) {
    this.random = random;
  }

  /** Returns a stream of some stanzas after up to four mutations. */
  byte[] stream() {
    StringBuilder stream = new StringBuilder(Streams.HEADER);
    for (int i = random.nextInt(5); i > 0; i--) {
      stream.append(STANZAS.get(random.nextInt(STANZAS.size())));
    }
    byte[] bytes = stream.append("</stream:stream>").toString().getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(5); i > 0; i--) {
      bytes = mutated(bytes);
    }
    return bytes;
  }

  private byte[] mutated(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int to = at + random.nextInt(Math.min(40, bytes.length - at + 1));
    byte[] token = TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(bytes, Math.max(at, 1)); // The connection breaks.
      case 1 -> spliced(bytes, at, to, new byte[0]);
      case 2, 3 -> spliced(bytes, at, at, token);
      case 4 -> spliced(bytes, at, Math.min(at + 1, bytes.length), anyBytes(1));
      case 5 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
      case 6 -> spliced(bytes, at, at, repeated(token, 1 + random.nextInt(3_000)));
      case 7 -> spliced(bytes, at, at, anyBytes(random.nextInt(8)));
      default -> spliced(bytes, at, at, nested(1 + random.nextInt(60)));
    };
  }

  private byte[] anyBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] nested(int depth) {
    return ("<n>".repeat(depth) + "</n>".repeat(depth)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] repeated(byte[] token, int times) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      out.writeBytes(token);
    }
    return out.toByteArray();
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] insert) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(insert);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
