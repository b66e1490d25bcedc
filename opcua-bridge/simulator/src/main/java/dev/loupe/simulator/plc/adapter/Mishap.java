package dev.loupe.simulator.plc.adapter;

/// What can go wrong with one frame.
public enum Mishap {
  /// Taken and counted, never delivered.
  LOST_FRAME,
  /// The camera missed its strobe: neither taken nor counted.
  MISSED_STROBE,
  /// Delivered, but not a whole PNG.
  BROKEN_FILE
}
