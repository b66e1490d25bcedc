package dev.loupe.schema.wire;

import java.util.List;

/// Closed ranges of record numbers as `[from, to]`.
final class RangeCodec {
  static final int MOST = 10_000;

  private RangeCodec() {}

  static void write(JsonWriter out, String name, Range range) {
    out.list(name, List.of(range.from(), range.to()), out::integer);
  }

  static void write(JsonWriter out, String name, List<Range> ranges) {
    out.list(name, ranges, range -> out.list(List.of(range.from(), range.to()), out::integer));
  }

  static Range read(JsonReader in) {
    var ends = in.list(2, () -> in.integer(1, Long.MAX_VALUE - 1));
    if (ends.size() != 2) throw in.refuse("a range has two ends");
    return in.checked(() -> new Range(ends.get(0), ends.get(1)));
  }

  static List<Range> readAll(JsonReader in) {
    return in.list(MOST, () -> read(in));
  }
}
