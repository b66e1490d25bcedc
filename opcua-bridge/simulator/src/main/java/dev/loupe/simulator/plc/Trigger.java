package dev.loupe.simulator.plc;

/// One part under one TrigSeq, written at `nanos` (System.nanoTime).
public record Trigger(long sequence, Part part, long nanos) {
  static final long LAST = 0xFFFF_FFFFL;

  /// TrigSeq wraps from its maximum to 1: 0 is the reset.
  static long after(long sequence) {
    return sequence == LAST ? 1 : sequence + 1;
  }

  boolean isNamedBy(long word) {
    return word >>> 16 == (sequence & 0xFFFF);
  }
}
