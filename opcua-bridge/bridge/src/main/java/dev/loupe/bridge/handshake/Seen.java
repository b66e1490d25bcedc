package dev.loupe.bridge.handshake;

import dev.loupe.schema.inspection.Outcome;
import org.jspecify.annotations.Nullable;

/// The PLC's side when a session begins: TrigSeq, ResultWord and ResultAckSeq, and what a former
/// process journalled for the part that stands there, if nothing tells that it was delivered.
public record Seen(long trigger, long word, long ack, @Nullable Former former) {

  /// An inspection of a former process; `age` in ns since its trigger, as far as the wall's clock
  /// tells.
  public record Former(Outcome outcome, long age) {}

  boolean answered() {
    return ResultWord.carries(word, trigger);
  }

  boolean acknowledged() {
    return ack == trigger;
  }

  /// Whether a word stands there that the PLC has not acknowledged.
  boolean wordIsOpen() {
    return word != ResultWord.NONE && word >>> 16 != (ack & 0xFFFF);
  }
}
