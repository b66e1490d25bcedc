package dev.loupe.control.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a `Range` header asks of a file (RFC 9110, 14). Several ranges, or another unit, are
/// answered with the whole, as the standard allows.
public sealed interface ByteRange {
  record Whole() implements ByteRange {}

  /// Both ends included.
  record Part(long from, long to) implements ByteRange {}

  /// Nothing of the file is in it.
  record None() implements ByteRange {}

  Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static ByteRange of(@Nullable String header, long length) {
    if (header == null) return new Whole();
    var range = ONE.matcher(header.replace(" ", ""));
    if (!range.matches() || range.end(1) == range.start(1) && range.end(2) == range.start(2))
      return new Whole();
    if (range.group(1).isEmpty()) return last(Long.parseLong(range.group(2)), length);
    var from = Long.parseLong(range.group(1));
    var to = range.group(2).isEmpty() ? length - 1 : Long.parseLong(range.group(2));
    if (to < from && !range.group(2).isEmpty()) return new Whole();
    return from >= length ? new None() : new Part(from, Math.min(to, length - 1));
  }

  private static ByteRange last(long bytes, long length) {
    if (bytes == 0 || length == 0) return new None();
    return new Part(Math.max(0, length - bytes), length - 1);
  }
}
