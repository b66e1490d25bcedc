package dev.loupe.edge.assignment;

import java.util.OptionalLong;

/// When the latest reports were sent (`System.nanoTime`): a lease counts from there.
final class ReportTimes {
  private static final int REMEMBERED = 1_024;

  private final long[] numbers = new long[REMEMBERED];
  private final long[] times = new long[REMEMBERED];

  void sent(long number, long at) {
    var place = (int) (number % REMEMBERED);
    numbers[place] = number;
    times[place] = at;
  }

  /// Empty where this process never sent it, or long ago.
  OptionalLong of(long number) {
    var place = (int) Math.floorMod(number, (long) REMEMBERED);
    return number > 0 && numbers[place] == number
        ? OptionalLong.of(times[place])
        : OptionalLong.empty();
  }
}
