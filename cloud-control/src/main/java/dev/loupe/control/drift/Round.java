package dev.loupe.control.drift;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// When a patrol walks, and its part of the day's one false-alarm budget: in all plants without
/// drift, one day in twenty raises a false alarm.
public enum Round {
  /// At 02:00 plant time, over all lots of a day.
  DAILY(0.02, 500),
  /// On the hour, over the newest lots.
  HOURLY(0.018 / 24, 30),
  /// When a person or a program asks, at most `DEMANDS` times a day.
  DEMAND(0.012 / 24, 30);

  /// Of one plant day.
  public static final int DEMANDS = 24;

  private static final LocalTime AT = LocalTime.of(2, 0);

  private final double level;
  private final int lots;

  Round(double level, int lots) {
    this.level = level;
    this.lots = lots;
  }

  public double level() {
    return level;
  }

  /// The newest lots that it looks at, at most.
  public int lots() {
    return lots;
  }

  /// The latest moment, not after `now`, at which it should have begun.
  public Instant due(Instant now, ZoneId plant) {
    return switch (this) {
      case DAILY -> {
        var local = now.atZone(plant);
        var today = local.toLocalDate().atTime(AT).atZone(plant);
        yield (today.isAfter(local)
                ? local.toLocalDate().minusDays(1).atTime(AT).atZone(plant)
                : today)
            .toInstant();
      }
      case HOURLY -> now.truncatedTo(ChronoUnit.HOURS);
      case DEMAND -> now;
    };
  }
}
