package dev.loupe.bridge.rehearsal;

/// Tells when something that is done over and over is as quick as it will be: so many rounds in a
/// row took at most twice the quickest round before them. Not thread-safe.
public final class Steady {
  private final int rounds;
  private long quickest = Long.MAX_VALUE;
  private int inRow;

  public Steady(int rounds) {
    this.rounds = rounds;
  }

  /// Whether it is, once this round took so many ns.
  public boolean after(long nanos) {
    inRow = nanos / 2 <= quickest ? inRow + 1 : 0;
    quickest = Math.min(quickest, nanos);
    return inRow > rounds;
  }
}
