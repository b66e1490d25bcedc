package dev.loupe.edge.outbox;

import dev.loupe.edge.journal.Ranges;
import java.util.UUID;

/// A batch that is not fully answered: the numbers still open, how often it was sent, how often it
/// came due while others were answered, when it is due again (ns), and how many answers others had
/// got when it was last sent.
record Flight(long id, UUID journal, Ranges open, Tries tries, boolean publishing) {

  record Tries(int count, int slighted, long due, long answersBefore) {}

  Flight answered(Ranges numbers) {
    return new Flight(id, journal, open.minus(numbers), tries, publishing);
  }

  /// Sent for the first time or again.
  Flight sent(long due, long answers) {
    var more = new Tries(tries.count + 1, tries.slighted, due, answers);
    return new Flight(id, journal, open, more, true);
  }

  /// It came due: a try in which nobody was answered speaks against the ledger, not against it.
  Flight cameDue(long answers) {
    if (answers <= tries.answersBefore) return this;
    var more = new Tries(tries.count, tries.slighted + 1, tries.due, answers);
    return new Flight(id, journal, open, more, publishing);
  }

  Flight published() {
    return new Flight(id, journal, open, tries, false);
  }

  /// It never left, or nobody could answer: that says nothing against it.
  Flight afresh(long due, long answers) {
    return new Flight(id, journal, open, new Tries(0, 0, due, answers), false);
  }

  boolean overdue() {
    return tries.count >= Rules.TRIES;
  }

  /// Whether others were answered often enough while it was not.
  boolean suspicious() {
    return tries.slighted >= Rules.TRIES;
  }
}
