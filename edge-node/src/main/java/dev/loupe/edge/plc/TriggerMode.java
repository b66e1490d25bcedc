package dev.loupe.edge.plc;

/// What starts the work on a part.
public enum TriggerMode {
  /// The frame's arrival: the PLC or an encoder fires the camera.
  FRAME,
  /// TrigSeq by subscription; then the next frame is taken.
  SUBSCRIBE,
  /// TrigSeq read in a loop; then the next frame is taken.
  POLL
}
