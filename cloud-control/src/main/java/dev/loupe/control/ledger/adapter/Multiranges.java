package dev.loupe.control.ledger.adapter;

import dev.loupe.schema.wire.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// PostgreSQL's `int8multirange` as text, `{[1,4),[7,8)}`.
final class Multiranges {
  private static final Pattern ONE = Pattern.compile("\\[(\\d+),(\\d+)\\)");

  private Multiranges() {}

  static String text(List<Range> ranges) {
    return ranges.stream()
        .map(range -> "[" + range.from() + "," + (range.to() + 1) + ")")
        .collect(Collectors.joining(",", "{", "}"));
  }

  static List<Range> parse(String text) {
    var ranges = new ArrayList<Range>();
    var matcher = ONE.matcher(text);
    while (matcher.find())
      ranges.add(new Range(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)) - 1));
    return ranges;
  }
}
