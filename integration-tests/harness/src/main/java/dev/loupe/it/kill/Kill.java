package dev.loupe.it.kill;

import java.util.List;

/// One kill -9. `at` is the wall clock's, as ISO 8601; `afterTriggerMs`: since the PLC wrote
/// TrigSeq; `handshakes`: triggers whose word the PLC had not seen; `inFlight`: parts triggered
/// before whose delivery reached the ledger only afterwards. `restartedAfterMs` and
/// `recoveredAfterMs` count from the kill; recovered: every station had a new word and the ledger
/// had caught up.
public record Kill(
    int number,
    Victim victim,
    String at,
    double afterTriggerMs,
    List<String> handshakes,
    int inFlight,
    double restartedAfterMs,
    double recoveredAfterMs) {
  public Kill {
    handshakes = List.copyOf(handshakes);
  }

  boolean caughtHandshake() {
    return !handshakes.isEmpty();
  }

  Kill with(int partsInFlight) {
    return new Kill(
        number,
        victim,
        at,
        afterTriggerMs,
        handshakes,
        partsInFlight,
        restartedAfterMs,
        recoveredAfterMs);
  }
}
