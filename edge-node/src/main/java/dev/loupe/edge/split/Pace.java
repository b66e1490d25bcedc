package dev.loupe.edge.split;

/// What a station's parts and a candidate's runs take, in ns, each a moving mean: how much shadow
/// the node can sustain between two parts. A run may fill half of the time that is left.
public record Pace(double interval, double part, double run) {
  public static final Pace UNKNOWN = new Pace(0, 0, 0);

  private static final double WEIGHT = 0.1;
  private static final double FILL = 0.5;

  /// A line that stands still for longer tells nothing of its pace.
  private static final double LONGEST = 2e9;

  /// A part came `since` after the one before.
  public Pace came(long since) {
    return new Pace(mean(interval, Math.min(since, LONGEST)), part, run);
  }

  /// From a part's frame to its word.
  public Pace took(long ns) {
    return new Pace(interval, mean(part, ns), run);
  }

  public Pace run(long took) {
    return new Pace(interval, part, mean(run, took));
  }

  private static double mean(double before, double now) {
    return before == 0 ? now : before + WEIGHT * (now - before);
  }

  /// In [0, 1]; 1 while nothing is known.
  public double sustainable() {
    if (interval == 0 || run == 0) return 1;
    return Math.clamp((interval - part) * FILL / run, 0, 1);
  }
}
