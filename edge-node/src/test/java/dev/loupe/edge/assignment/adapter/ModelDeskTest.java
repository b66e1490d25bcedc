package dev.loupe.edge.assignment.adapter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Site;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.edge.inference.Ran;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.Assignment.Candidate;
import dev.loupe.schema.fleet.Assignment.Limits;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.fleet.GuardTripped;
import dev.loupe.schema.fleet.Resident;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.model.ModelRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Orders, bundles and models, all real.
@Timeout(120)
class ModelDeskTest {
  private static final ModelRef OWN = Plant.own().ref();

  @TempDir Path directory = Path.of("set by JUnit");

  private DeskRig rig;
  private Plant.Made two;
  private Plant.Made three;

  @BeforeEach
  void open() throws Exception {
    rig = new DeskRig(directory);
    two = rig.plant.good("2");
    three = rig.plant.good("3");
    rig.control.put(two);
    rig.control.put(three);
    rig.start().awaitChampion(OWN);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private static Assignment order(
      long generation, ModelRef champion, @Nullable Candidate candidate) {
    return new Assignment(
        "node-1",
        generation,
        Instant.now(),
        List.of(new Assignment.Slot("aoi-1", null, champion, candidate, 0.1, "salt")));
  }

  private static Candidate candidate(Mode mode, ModelRef model) {
    return new Candidate(
        model, "r1", mode, 0.2, false, Duration.ofMinutes(1), new Limits(1, 1, 10));
  }

  private void send(Assignment order) {
    rig.desk().order(rig.plant.order(order));
  }

  @Test
  void anAssignedModelIsFetchedVerifiedWarmedAndServesThenTheFormerAtOnce() throws Exception {
    send(order(1, two.model(), null));
    rig.awaitChampion(two.model());
    assertThat(rig.desk().highest()).isEqualTo(1);
    assertThat(rig.slot().residents())
        .extracting(Resident::state)
        .containsExactly(Resident.State.SERVING, Resident.State.RESIDENT);
    assertThat(rig.lineup().salt()).isEqualTo("salt");
    rig.control.close();
    send(order(2, OWN, null));
    rig.awaitChampion(OWN);
  }

  @Test
  void anOrderThatIsNotOursNotSignedOldOrGarbageChangesNothing() throws Exception {
    send(order(5, two.model(), null));
    rig.awaitChampion(two.model());
    var before = rig.slot();
    send(order(5, OWN, null));
    send(order(4, OWN, null));
    var other = new Assignment("node-2", 6, Instant.now(), order(6, OWN, null).slots());
    send(other);
    rig.desk().order(rig.plant.orderOfTheWrongKey(order(6, OWN, null)));
    rig.desk().order("{}".getBytes(StandardCharsets.UTF_8));
    rig.desk().order(new byte[] {1, 2, 3});
    rig.await("all refused", () -> rig.refusals.size() == 6);
    assertThat(rig.slot()).isEqualTo(before);
    assertThat(rig.desk().highest()).isEqualTo(5);
  }

  @Test
  void theOrderInForceMayComeAgain() throws Exception {
    var order = order(5, two.model(), null);
    send(order);
    send(order);
    rig.awaitChampion(two.model());
    assertThat(rig.refusals).isEmpty();
  }

  @Test
  void whatMustNotRunIsRefusedWithItsCodeWhileTheChampionServes() throws Exception {
    var unsigned = Plant.unsigned(Plant.diff("4", Verdict.PASS));
    var strange = rig.plant.signedByAStranger(Plant.diff("5", Verdict.PASS));
    var wrongGolden = rig.plant.signed(Plant.diff("6", Verdict.REJECT));
    var revoked = rig.plant.good("7");
    var tampered = rig.plant.good("8");
    var generation = 0L;
    rig.trust = rig.plant.trust(null, Set.of(revoked.model().digest()));
    var bad =
        List.of(
            java.util.Map.entry(unsigned, "UNSIGNED"),
            java.util.Map.entry(strange, "UNKNOWN_KEY"),
            java.util.Map.entry(wrongGolden, "GOLDEN_SET"),
            java.util.Map.entry(revoked, "REVOKED"),
            java.util.Map.entry(changed(tampered), "DIGEST_MISMATCH"));
    for (var each : bad) {
      rig.control.put(each.getKey());
      send(order(++generation, OWN, candidate(Mode.SHADOW, each.getKey().model())));
      rig.awaitRefusal(each.getKey().model(), each.getValue());
      assertThat(rig.champion()).isEqualTo(OWN);
      assertThat(rig.lineup().candidate()).isNull();
    }
  }

  /// One bit of the ONNX file, with an archive that fits it.
  private static Plant.Made changed(Plant.Made made) {
    var loaded =
        (dev.loupe.bundle.Loading.Loaded) dev.loupe.bundle.Archive.read("test", made.loupe());
    var model = loaded.contents().files().get("model.onnx").clone();
    model[model.length / 2] ^= 1;
    return new Plant.Made(
        made.model(), dev.loupe.bundle.Archive.write(loaded.contents().with("model.onnx", model)));
  }

  @Test
  void aModelThatLeavesNoTimeIsOverTheBudget() throws Exception {
    rig.deadline = Duration.ofNanos(1);
    rig.restart().awaitChampion(OWN);
    send(order(1, OWN, candidate(Mode.SHADOW, two.model())));
    rig.awaitRefusal(two.model(), "BUDGET");
  }

  @Test
  void aCanaryActsByLeaseOnlyAndNotAfterARestart() throws Exception {
    send(order(1, OWN, candidate(Mode.CANARY, two.model())));
    rig.awaitCode(two.model(), "WAITS_FOR_LEASE");
    assertThat(rig.lineup().candidate()).isNull();
    rig.lease(1, 60);
    rig.await("acting", () -> rig.lineup().candidate() != null);
    assertThat(rig.slot().share()).isEqualTo(0.2);
    rig.restart().awaitChampion(OWN);
    rig.awaitCode(two.model(), "RESTARTED");
    rig.lease(1, 60);
    send(order(2, OWN, candidate(Mode.CANARY, two.model())));
    rig.awaitCode(two.model(), "WAITS_FOR_LEASE");
    rig.lease(2, 60);
    rig.await("acting", () -> rig.lineup().candidate() != null);
  }

  @Test
  void aLeaseThatIsOverLeavesTheChampionAlone() throws Exception {
    send(order(1, OWN, candidate(Mode.CANARY, two.model())));
    rig.awaitCode(two.model(), "WAITS_FOR_LEASE");
    rig.lease(1, 1);
    rig.await("acting", () -> rig.lineup().candidate() != null);
    rig.await("over", () -> rig.lineup().candidate() == null);
    rig.awaitCode(two.model(), "LEASE_OVER");
    rig.lease(1, 60);
    Thread.sleep(300);
    assertThat(rig.lineup().candidate()).isNull();
  }

  @Test
  void theGuardIsStickyThroughARestart() throws Exception {
    send(order(1, OWN, candidate(Mode.SHADOW, two.model())));
    rig.await("acting", () -> rig.lineup().candidate() != null);
    var candidate = requireNonNull(rig.lineup().candidate());
    rig.desk().models().ran(candidate, Ran.ERROR);
    rig.desk().models().ran(candidate, Ran.ERROR);
    rig.await("tripped", () -> rig.lineup().candidate() == null && !rig.trips.isEmpty());
    assertThat(rig.trips).extracting(GuardTripped::why).containsExactly(GuardTripped.Why.ERRORS);
    rig.restart().awaitChampion(OWN);
    rig.awaitCode(two.model(), "GUARD");
    assertThat(rig.lineup().candidate()).isNull();
  }

  @Test
  void afterAPowerCutTheChampionReloadsWithoutControlPlaneKeysOrPlc() throws Exception {
    send(order(1, two.model(), null));
    rig.awaitChampion(two.model());
    rig.control.close();
    rig.trust = Trust.NONE;
    rig.plc = new Site.Silent();
    rig.restart().awaitChampion(two.model());
  }

  @Test
  void anExpiredKeyBarsWhatIsNewAndNothingElse() throws Exception {
    send(order(1, two.model(), null));
    rig.awaitChampion(two.model());
    rig.trust = rig.plant.trust(Instant.now().minusSeconds(60), Set.of());
    send(order(2, two.model(), candidate(Mode.SHADOW, three.model())));
    rig.await("refused", () -> !rig.refusals.isEmpty());
    rig.restart().awaitChampion(two.model());
  }

  @Test
  void aBundleThatIsDamagedOnDiskIsFetchedAgain() throws Exception {
    send(order(1, two.model(), null));
    rig.awaitChampion(two.model());
    var file = directory.resolve("models").resolve(two.model().digest() + ".loupe");
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    rig.restart().awaitChampion(two.model());
    assertThat(file).hasBinaryContent(two.loupe());
  }

  @Test
  void aSlotOfARecipeHasItsOwnChampion() throws Exception {
    var slots =
        List.of(
            new Assignment.Slot("aoi-1", null, OWN, null, 0, ""),
            new Assignment.Slot("aoi-1", "board-b", two.model(), null, 0, ""));
    send(new Assignment("node-1", 1, Instant.now(), slots));
    rig.await("two slots", () -> rig.desk().slots().size() == 2);
    rig.await(
        "serving",
        () -> two.model().digest().equals(digest(rig.desk().models().lineup("board-b"))));
    assertThat(digest(rig.desk().models().lineup("board-a"))).isEqualTo(OWN.digest());
  }

  @Test
  void whatIsBarredAsACandidateStaysOnDiskWhereItDecidesElsewhere() throws Exception {
    var own = new Assignment.Slot("aoi-1", "board-b", two.model(), null, 0, "");
    var every = new Assignment.Slot("aoi-1", null, OWN, null, 0, "");
    send(new Assignment("node-1", 1, Instant.now(), List.of(every, own)));
    rig.await("serving", () -> two.model().digest().equals(decides("board-b")));
    rig.trust = rig.plant.trust(null, Set.of(two.model().digest()));
    var tried = candidate(Mode.SHADOW, two.model());
    var trying = new Assignment.Slot("aoi-1", null, OWN, tried, 0, "");
    send(new Assignment("node-1", 2, Instant.now(), List.of(trying, own)));
    rig.awaitRefusal(two.model(), "REVOKED");
    assertThat(directory.resolve("models").resolve(two.model().digest() + ".loupe")).exists();
    rig.control.clear();
    rig.restart().await("serving", () -> two.model().digest().equals(decides("board-b")));
  }

  private @Nullable String decides(String recipe) {
    return digest(rig.desk().models().lineup(recipe));
  }

  private static @Nullable String digest(dev.loupe.edge.inference.Lineup lineup) {
    return lineup.champion() instanceof dev.loupe.edge.inference.ModelState.Serving serving
        ? serving.model().digest()
        : null;
  }

  @Test
  void aNodeWithoutTrustedKeysFollowsNobody() throws IOException, InterruptedException {
    rig.trust = Trust.NONE;
    send(order(1, two.model(), null));
    rig.await("refused", () -> !rig.refusals.isEmpty());
    assertThat(rig.champion()).isEqualTo(OWN);
  }
}
