package dev.loupe.edge.outbox;

import dev.loupe.edge.journal.Ranges;
import java.util.UUID;

/// A batch that is not fully answered: the numbers still open, how often it was sent, when it is
/// due again (ns), and how many answers others had got when it was first sent.
record Flight(long id, UUID journal, Ranges open, Tries tries, boolean publishing) {

  record Tries(int count, long due, long answersBefore) {}

  Flight answered(Ranges numbers) {
    return new Flight(id, journal, open.minus(numbers), tries, publishing);
  }

  /// Sent for the first time or again.
  Flight sent(long due) {
    var more = new Tries(tries.count + 1, due, tries.answersBefore);
    return new Flight(id, journal, open, more, true);
  }

  Flight published() {
    return new Flight(id, journal, open, tries, false);
  }

  /// It never left, or nobody could answer: that says nothing against it.
  Flight afresh(long due, long answers) {
    return new Flight(id, journal, open, new Tries(0, due, answers), false);
  }

  boolean overdue() {
    return tries.count >= Rules.TRIES;
  }
}
