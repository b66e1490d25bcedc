package dev.loupe.it.played;

/// How a played model behaves, as chances a part: it gives ERROR, it takes too long, it passes a
/// bad part, it rejects a good one, the PLC does not acknowledge its result.
public record Conduct(
    double errors, double slow, double misses, double falseCalls, double unacknowledged) {
  /// As good as a detector gets.
  public static final Conduct GOOD = new Conduct(0.002, 0.002, 0.01, 0.002, 0.002);

  public Conduct withErrors(double chance) {
    return new Conduct(chance, slow, misses, falseCalls, unacknowledged);
  }

  public Conduct withSlow(double chance) {
    return new Conduct(errors, chance, misses, falseCalls, unacknowledged);
  }

  public Conduct withMisses(double chance) {
    return new Conduct(errors, slow, chance, falseCalls, unacknowledged);
  }

  public Conduct withUnacknowledged(double chance) {
    return new Conduct(errors, slow, misses, falseCalls, chance);
  }
}
