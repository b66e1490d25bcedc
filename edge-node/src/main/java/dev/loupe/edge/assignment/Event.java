package dev.loupe.edge.assignment;

import dev.loupe.bundle.Refusal;
import dev.loupe.edge.assignment.Remembered.SlotMemory;
import dev.loupe.edge.inference.Ran;
import dev.loupe.schema.model.ModelRef;

/// What happens to a slot. Those that name a `digest` are for the model that waits for them; for
/// any other they come too late and change nothing.
sealed interface Event {
  /// The process starts; `tripped`: this order's candidate ran into the guard before.
  record Started(Terms terms, SlotMemory memory, boolean tripped) implements Event {}

  /// The first champion of a node that nobody has ordered anything: opened and checked already.
  record Own(ModelRef champion) implements Event {}

  record Ordered(Terms terms) implements Event {}

  record Fetched(String digest) implements Event {}

  record Unfetched(String digest, String why) implements Event {}

  record Verified(String digest) implements Event {}

  record Undecided(String digest, String why) implements Event {}

  /// What was accepted before does not lie on the disk as it was.
  record Damaged(String digest, String why) implements Event {}

  record Barred(String digest, Refusal code, String sentence) implements Event {}

  record Warmed(String digest) implements Event {}

  /// Counted from `from` (`System.nanoTime`).
  record Lease(long generation, long from, int seconds) implements Event {}

  record Tried(long generation, String digest, Ran how) implements Event {}

  record Tick() implements Event {}
}
