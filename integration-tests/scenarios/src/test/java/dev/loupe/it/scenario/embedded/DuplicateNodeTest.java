package dev.loupe.it.scenario.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.plant.EdgeNode;
import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.Folders;
import dev.loupe.it.scenario.LivePage;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Someone clones a node's disk: the copy runs at the second station, under the first one's name.
class DuplicateNodeTest {
  private static final Duration STOP = Duration.ofSeconds(15);

  private final Trial trial = new Trial(Rigs.embedded());
  private final Rig rig = trial.rig();

  /// The original goes on in a new journal, for the clone's has superseded its own. The alarm ends
  /// a minute after; here at once, while no report is on its way that would write it down again.
  @AfterEach
  void clearTheAlarm() throws SQLException {
    rig.node(0).stop(STOP);
    assertThat(LivePage.shows(rig, "node-1", light -> !light.path("online").asBoolean())).isTrue();
    try (var connection = rig.ledger().open();
        var statement = connection.createStatement()) {
      statement.execute("update node set duplicate_since = null");
    }
    rig.node(0).start();
    rig.node(0).awaitReady(Rig.PATIENCE);
    assertThat(LivePage.showsFault(rig, "node-1", "")).isTrue();
  }

  @Test
  void aCopiedJournalIsNoticedAndNoRecordOfEitherIsTakenForTheOthers() {
    rig.node(0).stop(STOP);
    rig.node(1).stop(STOP);
    var copy = rig.folder().resolve("node-1-copied");
    Folders.copy(rig.node(0).data(), copy);
    var clone = clone(copy);
    rig.node(0).start();
    clone.start();
    try {
      assertThat(LivePage.showsFault(rig, "node-1", "DUPLICATE_NODE")).isTrue();
      trial.awaitWords(5);
    } finally {
      clone.stop(STOP);
    }
    assertThat(siblings()).as("journals with one predecessor").isPositive();
    assertThat(rig.ledger().number("select count(*) from conflict")).isZero();
    rig.node(1).start();
    trial.settle();
    trial.isOtherwiseRight();
    assertThat(doubled()).as("identities that came twice").isZero();
  }

  private EdgeNode clone(java.nio.file.Path data) {
    var settings = rig.node(1).settings();
    for (var name : java.util.List.of("loupe.node", "loupe.broker.user", "loupe.broker.password"))
      settings = settings.with(name, rig.node(0).settings().get(name));
    return new EdgeNode(
        rig.plant().children(),
        Rigs.installation().edge(),
        data,
        rig.folder().resolve("logs/node-1-copied.log"),
        settings.with("loupe.data", data));
  }

  private long siblings() {
    return rig.ledger()
        .number(
            "select count(*) from (select predecessor from lineage where node = 'node-1' and"
                + " predecessor is not null group by predecessor having count(*) > 1) twice");
  }

  private long doubled() {
    return rig.ledger()
        .number(
            "select count(*) from (select 1 from inspection group by node, journal, seq having"
                + " count(*) > 1) twice");
  }
}
