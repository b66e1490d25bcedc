package dev.loupe.edge.journal.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.edge.config.CannotStart;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.journal.CannotOpen;
import dev.loupe.edge.journal.Ranges;
import dev.loupe.edge.journal.Records.DeadLetter;
import dev.loupe.edge.journal.Records.Why;
import dev.loupe.edge.journal.Sample;
import dev.loupe.edge.journal.adapter.SqliteJournal.Retention;
import dev.loupe.schema.wire.Range;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DecisionsTest {
  @TempDir Path directory = Path.of("set by JUnit");
  private UUID journal = new UUID(0, 0);
  private String config = "";

  @BeforeEach
  void aJournalWithADeadLetter() throws Exception {
    var text = Files.readString(Path.of("edge.example.yaml"));
    var file =
        Files.writeString(
            directory.resolve("edge.yaml"), text.replace("/var/lib/loupe\n", directory + "\n"));
    config = file.toString();
    try (var open = open()) {
      journal = open.id();
      for (var i = 1; i <= 3; i++) open.append(Sample.inspected(i));
      open.receipted(journal, List.of(new Range(1, 1)));
      var letter = new DeadLetter(journal, 2, Why.CONFLICT, "other bytes");
      open.bury(letter, Optional.empty()).get();
      open.pin(new UUID(1, 1)).get();
    }
  }

  private SqliteJournal open() {
    return SqliteJournal.open(
        directory, new Retention(Duration.ofHours(72), Long.MAX_VALUE), new Faults());
  }

  @Test
  void anAcceptedLedgerGetsAllThatIsKept() {
    var ledger = UUID.randomUUID();
    Decisions.make(List.of("accept-ledger", config, ledger.toString()));
    try (var open = open()) {
      assertThat(open.pinned()).contains(ledger);
      assertThat(open.kept().getFirst().receipted()).isEqualTo(Ranges.NONE);
    }
  }

  @Test
  void aDiscardedLetterIsDecidedAndStaysReadable() {
    assertThat(Decisions.make(List.of("dead-letters", config)))
        .isEqualTo(journal + " 2 CONFLICT other bytes");
    Decisions.make(List.of("dead-letters", config, "discard", journal.toString(), "2"));
    try (var open = open()) {
      assertThat(open.undecided()).isEmpty();
      assertThat(open.kept().getFirst().buried()).isEqualTo(Ranges.of(2));
    }
    assertThat(Decisions.make(List.of("dead-letters", config))).contains("(decided)");
  }

  @Test
  void aLetterMayBeSentAgain() {
    Decisions.make(List.of("dead-letters", config, "again", journal.toString(), "2"));
    try (var open = open()) {
      assertThat(open.kept().getFirst().buried()).isEqualTo(Ranges.NONE);
    }
  }

  @Test
  void whileTheNodeRunsNothingIsDecided() {
    try (var _ = open()) {
      assertThatThrownBy(() -> Decisions.make(List.of("dead-letters", config)))
          .isInstanceOf(CannotOpen.class)
          .hasMessageContaining("stop it");
    }
  }

  @Test
  void aWrongIdIsExplained() {
    assertThatThrownBy(() -> Decisions.make(List.of("accept-ledger", config, "x")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("accept-ledger CONFIG LEDGER-ID");
  }
}
