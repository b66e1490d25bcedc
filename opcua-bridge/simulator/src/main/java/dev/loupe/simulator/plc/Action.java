package dev.loupe.simulator.plc;

/// What the program tells the PLC to do, in this order.
public sealed interface Action {
  /// Write TrigSeq, then fire the camera.
  record Fire(Trigger trigger) implements Action {}

  record Acknowledge(long sequence) implements Action {}

  /// Write TrigSeq 0, clear ResultWord, start the camera's counter again.
  record Reset() implements Action {}

  /// The word for `trigger` was seen; `late` after its deadline.
  record Seen(Trigger trigger, Result result, boolean late) implements Action {}

  record Dispose(Trigger trigger, Decision decision, String reason) implements Action {}

  record TimedOut(Trigger trigger) implements Action {}

  /// The node broke the handshake.
  record Violation(String what) implements Action {}

  /// Where the part goes.
  enum Decision {
    PASS,
    REJECT,
    REVIEW,
    ERROR
  }
}
