package dev.loupe.edge.second;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.drift.Summaries;
import dev.loupe.edge.image.Image;
import dev.loupe.edge.inference.CandidateRuns;
import dev.loupe.edge.inference.Finding;
import dev.loupe.edge.inference.Ran;
import dev.loupe.edge.inference.TwoModels;
import dev.loupe.edge.journal.MemoryJournal;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Shadowed;
import dev.loupe.schema.inspection.Shadowed.Both;
import dev.loupe.schema.inspection.Shadowed.Skipped;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.JournalRecord.Inspected;
import dev.loupe.schema.wire.JournalRecord.Shadow;
import dev.loupe.schema.wire.JournalRecord.Summed;
import dev.loupe.schema.wire.Range;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SecondLookTest {
  private final MemoryJournal.Disk disk = new MemoryJournal.Disk();
  private final MemoryJournal journal = new MemoryJournal(disk, UUID.randomUUID());
  private final List<Image> images = new CopyOnWriteArrayList<>();
  private final TwoModels models = new TwoModels();
  private final SecondLook second =
      new SecondLook(
          journal, images::add, new CandidateRuns(models.told()), new Summaries("line-1", "aoi-1"));
  private int trigger;

  @AfterEach
  void close() {
    second.close();
    models.close();
  }

  private RecordId part(String serial) {
    return part(serial, Origin.PRODUCTION);
  }

  /// A part from its frame to its word, and what follows.
  private RecordId part(String serial, Origin origin) {
    second.began();
    var finding = models.inspect(serial);
    var id = booked(serial, origin, finding);
    second.ended();
    second.follow(id, inspection(id), finding.looked());
    return id;
  }

  private Inspection inspection(RecordId id) {
    return ((Inspected) disk.records().get(id)).inspection();
  }

  private RecordId booked(String serial, Origin origin, Finding finding) {
    var part = new Part(serial, "p1", "L1", "line-1", "aoi-1", "A", origin);
    var inspection =
        new Inspection(
            ++trigger,
            part,
            finding.views(),
            finding.defects(),
            false,
            finding.served(),
            finding.outcome(),
            finding.latency(),
            new Clock(Instant.now(), System.nanoTime()),
            finding.sampling());
    synchronized (disk) {
      return new RecordId(journal.id(), journal.append(new Inspected(inspection)));
    }
  }

  private List<Shadowed> shadowed() {
    second.close();
    return disk.records().values().stream()
        .filter(Shadow.class::isInstance)
        .map(record -> ((Shadow) record).shadowed())
        .toList();
  }

  @Test
  void theShadowLooksOnceTheWordIsWrittenAndNamesItsRecord() {
    models.candidate(Mode.SHADOW, 1, false);
    models.letAll();
    var id = part("SN-1");
    var shadow = shadowed().getFirst();
    assertThat(shadow.inspected()).isEqualTo(id);
    assertThat(shadow.generation()).isEqualTo(7);
    assertThat(shadow.rollout()).isEqualTo("r-1");
    assertThat(shadow.mode()).isEqualTo(Mode.SHADOW);
    assertThat(shadow.images()).isEmpty();
    assertThat(shadow.compared()).isInstanceOf(Both.class);
    assertThat(models.told().ran()).containsExactly(Ran.WELL);
  }

  @Test
  void aDisagreementKeepsTheFullFrame() {
    models.candidate(Mode.SHADOW, 1, false);
    models.candidateSees(0.9);
    models.letAll();
    part("SN-1");
    var shadow = shadowed().getFirst();
    assertThat(((Both) shadow.compared()).candidate().outcome().verdict())
        .isEqualTo(Verdict.REJECT);
    assertThat(images).extracting(Image::sha256).containsExactlyElementsOf(shadow.images());
    assertThat(shadow.images()).hasSize(1);
  }

  @Test
  void whereAPartIsInHandTheShadowIsSkipped() {
    models.candidate(Mode.SHADOW, 1, false);
    models.letAll();
    var finding = models.inspect("SN-1");
    var id = booked("SN-1", Origin.PRODUCTION, finding);
    second.began(); // the next frame is there already
    second.follow(id, inspection(id), finding.looked());
    assertThat(shadowed().getFirst().compared()).isEqualTo(new Skipped("the next part came first"));
    assertThat(models.told().ran()).isEmpty();
  }

  @Test
  void aShadowThatDoesNotAnswerIsLateThenHangsAndHoldsNoPartUp() throws InterruptedException {
    models.candidate(Mode.SHADOW, 1, false);
    models.letChampion();
    part("SN-1");
    while (!models.told().ran().contains(Ran.MISS)) Thread.sleep(5);
    part("SN-2");
    while (!models.told().ran().contains(Ran.HANG)) Thread.sleep(5);
    var shadowed = shadowed();
    assertThat(((Both) shadowed.getFirst().compared()).candidate().outcome().error())
        .isEqualTo(ErrorCode.DEADLINE);
    assertThat(shadowed.getLast().compared())
        .isEqualTo(new Skipped("the candidate was still at work"));
  }

  @Test
  void partsOutsideTheShareHaveNoShadow() {
    models.candidate(Mode.SHADOW, 0, false);
    models.letAll();
    part("SN-1");
    assertThat(shadowed()).isEmpty();
  }

  @Test
  void productionPartsAreSummedWhenTheNodeStops() {
    models.letAll();
    part("SN-1");
    part("SN-2", Origin.GOLDEN);
    part("SN-3");
    second.close();
    var summary = ((Summed) last()).summary();
    assertThat(summary.parts()).isEqualTo(2);
    assertThat(summary.covers()).containsExactly(new Range(1, 1), new Range(3, 3));
    assertThat(summary.signals()).allMatch(signal -> signal.total() == 2);
    assertThat(summary.model()).isEqualTo(TwoModels.CHAMPION);
  }

  private JournalRecord last() {
    return List.copyOf(disk.records().values()).getLast();
  }

  @Test
  void whatWasOpenAtAKillIsNotToldAndNotCoveredByTheNextProcess() {
    models.letAll();
    part("SN-1");
    var next = new MemoryJournal(disk, UUID.randomUUID());
    var again =
        new SecondLook(
            next, images::add, new CandidateRuns(models.told()), new Summaries("line-1", "aoi-1"));
    again.close();
    assertThat(disk.records().values()).noneMatch(Summed.class::isInstance);
  }

  @Test
  void whereEitherOneRejectsTheChampionIsCounted() {
    models.candidate(Mode.CANARY, 1, true);
    models.candidateSees(0.9);
    models.letAll();
    part("SN-1");
    second.close();
    var summary = ((Summed) last()).summary();
    assertThat(summary.model()).isEqualTo(TwoModels.CHAMPION);
    assertThat(summary.signals().get(1).counts().getFirst()).as("no detection").isEqualTo(1);
  }
}
