package dev.loupe.simulator.line;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/// How many of a hundred boards are of each kind.
public record Mix(int good, int oneDefect, int whole) {
  public static final Mix DEFAULT = new Mix(60, 30, 10);
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3}),(\\d{1,3}),(\\d{1,3})");

  public Mix {
    if (good < 0 || oneDefect < 0 || whole < 0 || good + oneDefect + whole != 100)
      throw new IllegalArgumentException("shares of a hundred: " + good + oneDefect + whole);
  }

  /// As `60,30,10`; empty if it is none.
  public static Optional<Mix> parse(String text) {
    var match = WRITTEN.matcher(text);
    if (!match.matches()) return Optional.empty();
    int good = Integer.parseInt(match.group(1));
    int oneDefect = Integer.parseInt(match.group(2));
    int whole = Integer.parseInt(match.group(3));
    if (good + oneDefect + whole != 100) return Optional.empty();
    return Optional.of(new Mix(good, oneDefect, whole));
  }

  Kind pick(Random random) {
    int drawn = random.nextInt(100);
    if (drawn < good) return Kind.GOOD;
    return drawn < good + oneDefect ? Kind.ONE_DEFECT : Kind.WHOLE;
  }
}
