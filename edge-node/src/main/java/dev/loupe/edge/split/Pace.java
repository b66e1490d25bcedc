package dev.loupe.edge.split;

/// What a station's parts and a candidate's runs usually take: how much shadow the node can sustain
/// between two parts.
public record Pace(Recent interval, Recent part, Recent run) {
  public static final Pace UNKNOWN = new Pace(Recent.NONE, Recent.NONE, Recent.NONE);

  /// A run that takes no more of the time between two parts is over before the next one comes:
  /// every part may have one.
  private static final double FITS = 0.8;

  /// A longer one meets the next part; all of them together may fill half of that time.
  private static final double FILL = 0.5;

  /// A part came `since` after the one before.
  public Pace came(long since) {
    return new Pace(interval.and(since), part, run);
  }

  /// From a part's frame to its word.
  public Pace took(long ns) {
    return new Pace(interval, part.and(ns), run);
  }

  public Pace run(long took) {
    return new Pace(interval, part, run.and(took));
  }

  /// In [0, 1]; 1 while nothing is known.
  public double sustainable() {
    if (interval.isEmpty() || run.isEmpty()) return 1;
    var between = interval.median() - part.median();
    var one = run.median();
    if (one <= FITS * between) return 1;
    return Math.clamp(between * FILL / one, 0, 1);
  }
}
