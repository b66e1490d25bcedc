package dev.loupe.bridge.handshake;

/// How the PLC counts its triggers: from 1 to `max`, then from 1 again; 0 is a reset. Frames count
/// without end and belong to the trigger of the same number, modulo.
public enum Counter {
  UINT16(0xFFFFL),
  INT32(0x7FFF_FFFFL),
  UINT32(0xFFFF_FFFFL);

  private final long max;

  Counter(long max) {
    this.max = max;
  }

  public long max() {
    return max;
  }

  /// The trigger after `seq`; 1 after a reset.
  public long next(long seq) {
    return seq >= max ? 1 : seq + 1;
  }

  /// The trigger before `seq`, of those that are not a reset.
  public long previous(long seq) {
    return seq <= 1 ? max : seq - 1;
  }

  /// The trigger that frame `number` (from 1) belongs to.
  public long ofFrame(long number) {
    return number < 1 ? 0 : (number - 1) % max + 1;
  }

  /// Whether `seq` is `other` or lies within half a round behind it.
  public boolean atOrBehind(long seq, long other) {
    return Math.floorMod(other - seq, max) <= max / 2;
  }

  /// Whether the PLC can have written this: out of range is no count at all.
  public boolean holds(long seq) {
    return seq >= 0 && seq <= max;
  }
}
