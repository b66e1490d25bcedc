package dev.loupe.edge.plc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bridge.session.PartTags;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.inference.Finding;
import dev.loupe.edge.inference.Inspector;
import dev.loupe.edge.inference.Subject;
import dev.loupe.edge.journal.MemoryJournal;
import dev.loupe.edge.plc.Bench.Sight;
import dev.loupe.schema.fleet.Report.Slot;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BenchTest {
  private final List<Subject> subjects = new ArrayList<>();
  private final Bench bench =
      new Bench(
          new Place("line-1", "aoi-1"),
          new Noting(),
          new Books(new MemoryJournal(new MemoryJournal.Disk(), new UUID(1, 1))));

  /// Notes whom it was asked about.
  private final class Noting implements Inspector {
    private final LabelInspector labels = new LabelInspector();

    @Override
    public Finding inspect(Frame frame, Subject subject, long deadline) {
      subjects.add(subject);
      return labels.inspect(frame, subject, deadline);
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public boolean hangs() {
      return false;
    }

    @Override
    public Slot slot() {
      return labels.slot();
    }
  }

  private Inspection inspect(int origin) {
    var frame = new Frame(1, "PASS it;".getBytes(StandardCharsets.UTF_8), System.nanoTime());
    var tags = new PartTags(1, 0, "SN-1", "board", "p1", "L1", origin, true);
    return bench.inspect(new Sight(frame, 0), tags, 0, Long.MAX_VALUE).inspection();
  }

  private boolean counts() {
    return subjects.getLast().production();
  }

  @Test
  void aPartWhosePlcNamesNoOriginIsProduction() {
    assertThat(inspect(0).part().origin()).isEqualTo(Origin.PRODUCTION);
    assertThat(counts()).isTrue();
    assertThat(inspect(1).part().origin()).isEqualTo(Origin.PRODUCTION);
  }

  @Test
  void anOriginThatNobodyKnowsIsInspectedAndCountsNowhere() {
    for (var unknown : List.of(6, 77, 65_535, -1)) {
      var inspection = inspect(unknown);
      assertThat(inspection.outcome().verdict()).isEqualTo(Verdict.PASS);
      assertThat(inspection.part().origin()).isEqualTo(Origin.OTHER);
      assertThat(counts()).isFalse();
    }
  }

  @Test
  void whatIsNamedAndNoProductionCountsNowhereEither() {
    for (var origin : List.of(Origin.GOLDEN, Origin.REWORK, Origin.SIMULATED, Origin.OTHER)) {
      assertThat(inspect(origin.code()).part().origin()).isEqualTo(origin);
      assertThat(counts()).isFalse();
    }
  }
}
