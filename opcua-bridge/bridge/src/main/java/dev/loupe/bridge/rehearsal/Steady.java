package dev.loupe.bridge.rehearsal;

/// Tells when something that is done over and over is as quick as it will be: so many rounds in a
/// row took at most twice the quickest round before them. A program that was compiled ahead of time
/// is so after one. Not thread-safe.
public final class Steady {
  private static final boolean COMPILED =
      System.getProperty("org.graalvm.nativeimage.imagecode") != null;

  private final int rounds;
  private long quickest = Long.MAX_VALUE;
  private int inRow;

  public Steady(int rounds) {
    this.rounds = COMPILED ? 0 : rounds;
  }

  /// How many rounds of `usual` are worth their time.
  public static int rounds(int usual) {
    return COMPILED ? Math.min(usual, 2) : usual;
  }

  /// Whether it is, once this round took so many ns.
  public boolean after(long nanos) {
    inRow = nanos / 2 <= quickest ? inRow + 1 : 0;
    quickest = Math.min(quickest, nanos);
    return inRow > rounds;
  }
}
