package dev.loupe.bundle;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The PLC firmware that a model is released for: between `min` and `max`, both included, or one of
/// `list`. Versions compare number by number, as in 2.9 < 2.10.
public record Firmware(@Nullable String min, @Nullable String max, List<String> list) {
  public static final Firmware ANY = new Firmware(null, null, List.of());

  private static final Pattern PARTS = Pattern.compile("[0-9]+|[A-Za-z]+");

  public Firmware {
    list = List.copyOf(list);
    if (!list.isEmpty() && (min != null || max != null))
      throw new IllegalArgumentException("firmware as a list and as a range: give one");
    if (min != null && max != null && compare(min, max) > 0)
      throw new IllegalArgumentException("firmware from " + min + " to " + max);
  }

  public boolean isAny() {
    return min == null && max == null && list.isEmpty();
  }

  /// `live` is what the PLC says now; null, or a text without a number, is allowed by `ANY` alone.
  public boolean allows(@Nullable String live) {
    if (isAny()) return true;
    if (live == null || live.chars().noneMatch(Character::isDigit)) return false;
    if (!list.isEmpty()) return list.stream().anyMatch(one -> compare(one, live) == 0);
    return (min == null || compare(min, live) <= 0) && (max == null || compare(live, max) <= 0);
  }

  @Override
  public String toString() {
    if (isAny()) return "any";
    if (!list.isEmpty()) return String.join(", ", list);
    return (min == null ? "any" : min) + " to " + (max == null ? "any" : max);
  }

  /// A missing number counts as 0; where a number stands against a word, the word is the older, as
  /// in 2.1-rc1 < 2.1.
  private static int compare(String one, String other) {
    var left = parts(one);
    var right = parts(other);
    for (var i = 0; i < Math.max(left.size(), right.size()); i++) {
      var order =
          comparePart(i < left.size() ? left.get(i) : "0", i < right.size() ? right.get(i) : "0");
      if (order != 0) return order;
    }
    return 0;
  }

  private static List<String> parts(String version) {
    var text = version.strip().replaceFirst("^[vV](?=[0-9])", "");
    return PARTS.matcher(text).results().map(java.util.regex.MatchResult::group).toList();
  }

  private static int comparePart(String one, String other) {
    var number = Character.isDigit(one.charAt(0));
    if (number != Character.isDigit(other.charAt(0))) return number ? 1 : -1;
    return number
        ? new java.math.BigInteger(one).compareTo(new java.math.BigInteger(other))
        : one.compareToIgnoreCase(other);
  }
}
