package dev.loupe.bridge.handshake;

import dev.loupe.schema.inspection.Outcome;

/// Where the part in hand is. `last` is the newest trigger that has had its answer; `since` is when
/// the trigger was first known of, by its frame or by the watch. While `fresh`, frames of former
/// triggers may still lie in the camera and are dropped.
public sealed interface Phase {
  /// The PLC has not been looked at yet.
  record Starting() implements Phase {}

  record Resetting(long since) implements Phase {}

  record Idle(long last, boolean fresh) implements Phase {}

  /// Triggered, no frame yet.
  record Triggered(long last, boolean fresh, long trigger, long since) implements Phase {}

  /// A frame is in hand; TrigSeq has until `until` to reach its number.
  record Matching(long last, boolean fresh, long frame, long since, long until) implements Phase {}

  record Inspecting(long trigger, long since) implements Phase {}

  /// Inspected; once `attempted`, a word may stand at the PLC.
  record Committing(long trigger, long since, Outcome outcome, boolean attempted)
      implements Phase {}
}
