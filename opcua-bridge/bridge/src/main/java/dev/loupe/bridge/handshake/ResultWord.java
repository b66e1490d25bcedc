package dev.loupe.bridge.handshake;

import dev.loupe.schema.inspection.Verdict;
import java.util.Optional;

/// The commit: the low 16 bits of TrigSeq above the verdict, in one UInt32. 0 means "no result".
public final class ResultWord {
  public static final long NONE = 0;

  private ResultWord() {}

  public static long of(long trigger, Verdict verdict) {
    return (trigger & 0xFFFF) << 16 | verdict.code();
  }

  /// Whether `word` is a result for `trigger`.
  public static boolean carries(long word, long trigger) {
    return trigger != 0 && word >>> 16 == (trigger & 0xFFFF) && verdict(word).isPresent();
  }

  public static Optional<Verdict> verdict(long word) {
    return Verdict.ofCode((int) (word & 0xFFFF));
  }
}
