package dev.loupe.bridge.handshake;

import java.time.Duration;

/// The handshake's times, in ns: `deadline` from the trigger to the result, `frame` from the
/// trigger to its frame, `match` for TrigSeq to reach the frame's number, `acknowledge` for the PLC
/// to acknowledge.
public record Limits(long deadline, long frame, long match, long acknowledge) {
  private static final Duration MATCH = Duration.ofMillis(20);

  public static Limits of(Duration deadline, Duration frame, Duration acknowledge) {
    return new Limits(deadline.toNanos(), frame.toNanos(), MATCH.toNanos(), acknowledge.toNanos());
  }
}
