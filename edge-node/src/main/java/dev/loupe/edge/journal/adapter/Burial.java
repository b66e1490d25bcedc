package dev.loupe.edge.journal.adapter;

import dev.loupe.edge.journal.Records.DeadLetter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Copies a record into the dead letters and books its loss, in one transaction: were only the
/// first done, the ledger would never hear of the record.
record Burial(Chain chain, DeadLetter letter, Optional<Writer.Work<Long>> loss)
    implements Writer.Work<Long> {

  @Override
  public Long in(Connection connection) throws SQLException {
    var row = chain.row(letter.journal()).orElseThrow();
    Sql.run(
        connection,
        "insert or ignore into dead_letter (journal, seq, reason, sentence, bytes, at)"
            + " values (?, ?, ?, ?, (select bytes from record where key = ?), ?)",
        row,
        letter.seq(),
        letter.reason().name(),
        letter.sentence(),
        Database.key(row, letter.seq()),
        System.currentTimeMillis());
    return loss.isPresent() ? loss.get().in(connection) : 0;
  }

  @Override
  public void committed(Long seq) {
    loss.ifPresent(work -> work.committed(seq));
  }

  @Override
  public void rolledBack() {
    loss.ifPresent(Writer.Work::rolledBack);
  }
}
