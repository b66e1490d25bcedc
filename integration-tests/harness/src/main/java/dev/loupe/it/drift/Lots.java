package dev.loupe.it.drift;

/// Where lots come from.
interface Lots {
  /// Answers once the ledger holds the phase's lots.
  void play(Phase phase);
}
