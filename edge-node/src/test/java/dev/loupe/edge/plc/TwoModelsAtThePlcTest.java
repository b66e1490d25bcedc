package dev.loupe.edge.plc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.drift.Summaries;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.inference.CandidateRuns;
import dev.loupe.edge.inference.Finding;
import dev.loupe.edge.inference.Inspector;
import dev.loupe.edge.inference.Subject;
import dev.loupe.edge.inference.TwoModels;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.second.SecondLook;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.fleet.Report.Slot;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Shadowed;
import dev.loupe.schema.inspection.Shadowed.Both;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.wire.JournalRecord.Shadow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a strict PLC is told while a node tries a candidate that sees anything and sometimes fails.
class TwoModelsAtThePlcTest {
  private static final int PARTS = 40;

  @TempDir Path folder;
  private final TwoModels models = new TwoModels();
  private @Nullable Rig rig;
  private @Nullable SecondLook second;

  /// Lets chance decide what the models see of each part.
  private final class ByChance implements Inspector {
    private final Random chance = new Random(5);

    @Override
    public Finding inspect(Frame frame, Subject subject, long deadline) {
      models.championSees(chance.nextDouble());
      models.candidateSees(chance.nextDouble());
      models.candidateFails(chance.nextInt(5) == 0);
      return models.inspect(frame, subject, deadline);
    }

    @Override
    public boolean ready() {
      return models.inspector().ready();
    }

    @Override
    public boolean hangs() {
      return models.inspector().hangs();
    }

    @Override
    public Slot slot() {
      return models.inspector().slot();
    }
  }

  private SecondLook second(Journal journal) {
    var runs = new CandidateRuns(models.told());
    var made = new SecondLook(journal, _ -> {}, runs, new Summaries("line-1", "aoi-1"));
    second = made;
    return made;
  }

  private Rig run() throws IOException, InterruptedException {
    models.letAll();
    var made = new Rig(folder, new ByChance(), this::second);
    rig = made;
    made.parts(PARTS);
    made.node(TriggerMode.FRAME);
    made.awaitDelivered(PARTS);
    Objects.requireNonNull(second).close();
    assertThat(made.log("violation")).isEmpty();
    return made;
  }

  @AfterEach
  void close() throws IOException {
    if (rig != null) rig.close();
    models.close();
  }

  private static Map<RecordId, Shadowed> shadowed(Rig rig) {
    var found = new LinkedHashMap<RecordId, Shadowed>();
    rig.journal
        .records()
        .forEach((id, record) -> {
          if (record instanceof Shadow(var it)) {
            assertThat(id.seq()).as("after its part").isGreaterThan(it.inspected().seq());
            assertThat(found.put(it.inspected(), it)).as("once").isNull();
          }
        });
    return found;
  }

  @Test
  void underEitherRejectsThePlcPassesNothingThatTheChampionDidNotPass() throws Exception {
    models.candidate(Mode.CANARY, 1, true);
    var run = run();
    var shadowed = shadowed(run);
    assertThat(shadowed).hasSize(PARTS);
    assertThat(run.journal.delivered()).extracting(Delivery::verdict).contains(Verdict.PASS);
    for (var told : run.journal.delivered()) {
      var id = Objects.requireNonNull(told.inspected());
      assertThat(run.journal.records().get(new RecordId(id.journal(), id.seq() + 1)))
          .as("beside it")
          .isInstanceOf(Shadow.class);
      var both = (Both) Objects.requireNonNull(shadowed.get(id)).compared();
      var champion = both.champion().outcome().verdict();
      if (told.verdict() == Verdict.PASS) assertThat(champion).isEqualTo(Verdict.PASS);
      if (both.candidate().outcome().verdict() == Verdict.ERROR)
        assertThat(told.verdict()).isEqualTo(champion);
    }
  }

  @Test
  void aShadowChangesNoVerdictAndItsRecordsFollowTheirParts() throws Exception {
    models.candidate(Mode.SHADOW, 1, false);
    var run = run();
    var shadowed = shadowed(run);
    assertThat(shadowed).hasSize(PARTS);
    var compared = 0;
    for (var told : run.journal.delivered()) {
      var it = Objects.requireNonNull(shadowed.get(told.inspected()));
      if (!(it.compared() instanceof Both both)) continue;
      compared++;
      assertThat(told.verdict()).isEqualTo(both.champion().outcome().verdict());
    }
    assertThat(compared).isPositive();
  }
}
