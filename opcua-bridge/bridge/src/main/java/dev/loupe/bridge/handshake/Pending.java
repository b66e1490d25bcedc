package dev.loupe.bridge.handshake;

import dev.loupe.schema.inspection.Verdict;

/// The last word written, as far as the PLC's acknowledgement goes.
public sealed interface Pending {
  record None() implements Pending {}

  record Awaited(long trigger, Verdict verdict, long since) implements Pending {}

  /// Given up; the word still stands there and is cleared before the next.
  record Missed(long trigger) implements Pending {}
}
