package dev.loupe.schema.wire;

import java.util.function.Function;

/// Our own words on the wire: an unknown one is refused by name.
final class Words {
  private Words() {}

  static <T> T read(JsonReader in, T[] values, Function<T, String> wireName) {
    var word = in.text(64);
    for (var value : values) if (wireName.apply(value).equals(word)) return value;
    throw in.refuse("unknown word '" + word + "'");
  }
}
