package dev.loupe.it.scenario.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.LivePage;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Someone edits a record on a node's disk after the ledger has it, and lets it be sent again.
class RefusedRecordTest {
  private static final Duration STOP = Duration.ofSeconds(15);
  private static final Duration MOMENT = Duration.ofSeconds(30);

  private final Trial trial = new Trial(Rigs.own());
  private final Rig rig = trial.rig();

  @Test
  void anAlteredRecordIsAConflictThatStaysWithTheNodeUntilAPersonDecides() throws Exception {
    trial.settle();
    rig.node(0).stop(STOP);
    alter();
    rig.node(0).start();
    assertThat(LivePage.showsFault(rig, "node-1", "DEAD_LETTERS")).isTrue();
    assertThat(rig.ledger().reaches(MOMENT, 1, "select count(*) from conflict")).isTrue();
    rig.resume();
    trial.settle();
    trial.isOtherwiseRight();
    assertThat(deadLetters()).isEqualTo(1);
  }

  private java.sql.Connection journal() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + rig.node(0).data().resolve("journal/journal.db"));
  }

  /// Flips the last record's part name, and forgets that it was receipted.
  private void alter() throws SQLException {
    try (var connection = journal();
        var statement = connection.createStatement()) {
      statement.execute(
          "update record set bytes = cast(replace(cast(bytes as text), '\"PASS\"', '\"REVIEW\"') as"
              + " blob) where key = (select max(key) from record where cast(bytes as text) like"
              + " '%\"PASS\"%')");
      statement.execute("delete from receipted");
    }
  }

  private int deadLetters() throws SQLException {
    try (var connection = journal();
        var rows = connection.createStatement().executeQuery("select count(*) from dead_letter")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}
