package dev.loupe.edge.plc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.Report.PlcState;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.simulator.plc.Tag;
import dev.loupe.simulator.plc.adapter.Mishap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The cycle against a PLC that is as strict as one that guards a line.
class PlcSideTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void open() throws IOException {
    rig = new Rig(folder);
  }

  @AfterEach
  void close() throws IOException {
    rig.close();
  }

  private void assertNoViolation() throws IOException {
    assertThat(rig.log("violation")).isEmpty();
  }

  private Inspection inspected(String part) {
    return rig.journal.inspected().values().stream()
        .filter(it -> it.part().id().equals(part))
        .findFirst()
        .orElseThrow();
  }

  private boolean holds(Tag tag, Object value) {
    return rig.plc.tag(tag).equals(value);
  }

  @ParameterizedTest
  @EnumSource
  void everyPartGetsItsOwnResultInEachTriggerMode(TriggerMode mode) throws Exception {
    rig.parts(20);
    var node = rig.node(mode);
    rig.awaitDelivered(20);
    assertThat(node.plc().state()).isEqualTo(PlcState.CONNECTED);
    assertThat(node.plc().firmware()).isEqualTo("simulator 1.0");
    assertThat(rig.journal.inspected()).hasSize(20);
    for (var it : rig.journal.delivered()) {
      var of = rig.journal.inspected().get(it.inspected());
      assertThat(of.part().id()).isEqualTo("P" + it.trigger());
      assertThat(it.verdict()).isEqualTo(it.trigger() % 5 == 0 ? Verdict.REJECT : Verdict.PASS);
      assertThat(it.state()).isEqualTo(Delivery.State.ACKNOWLEDGED);
      assertThat(it.timing().total()).isPositive();
    }
    assertThat(rig.log("word")).hasSize(20);
    assertNoViolation();
  }

  @Test
  void aMissedStrobeIsOutOfStepUntilThePlcResetsAndThenTheLineRunsAgain() throws Exception {
    rig.plc.plan(Mishap.MISSED_STROBE);
    rig.parts(6);
    rig.node(TriggerMode.FRAME);
    rig.awaitDelivered(6);
    assertThat(inspected("P1").outcome().error()).isEqualTo(ErrorCode.NO_FRAME);
    assertThat(inspected("P2").outcome().error()).isEqualTo(ErrorCode.OUT_OF_STEP);
    assertThat(inspected("P3").outcome().verdict()).isEqualTo(Verdict.PASS);
    assertThat(rig.log("fault").getFirst()).contains("\"code\":1");
    assertThat(rig.log("reset")).hasSize(1);
    assertThat(rig.faults.gravest()).isEqualTo(FaultCode.NONE);
    assertNoViolation();
  }

  @ParameterizedTest
  @EnumSource
  void aCameraFolderThatIsAwayStopsTheLineOnlyUntilItIsBack(TriggerMode mode) throws Exception {
    var camera = folder.resolve("camera");
    var away = folder.resolve("away");
    Files.move(camera, away);
    rig.node(mode);
    Rig.await("the fault", () -> rig.faults.gravest() == FaultCode.CAMERA);
    Files.move(away, camera);
    rig.parts(3);
    rig.awaitDelivered(3);
    assertThat(inspected("P1").outcome().verdict()).isEqualTo(Verdict.PASS);
    assertThat(rig.faults.gravest()).isEqualTo(FaultCode.NONE);
    assertNoViolation();
  }

  @Test
  void aLostFrameIsAnErrorAndTheNextPartIsInStep() throws Exception {
    rig.plc.plan(Mishap.LOST_FRAME);
    rig.parts(3);
    rig.node(TriggerMode.FRAME);
    rig.awaitDelivered(3);
    assertThat(inspected("P1").outcome().error()).isEqualTo(ErrorCode.NO_FRAME);
    assertThat(inspected("P2").outcome().verdict()).isEqualTo(Verdict.PASS);
    assertThat(rig.log("reset")).isEmpty();
    assertNoViolation();
  }

  @Test
  void aCountThatJumpsIsOutOfStep() throws Exception {
    rig.parts(1);
    rig.node(TriggerMode.FRAME);
    rig.awaitDelivered(1);
    assertThat(rig.plc.countFrom(40)).isTrue();
    rig.parts(2);
    rig.awaitDelivered(3);
    assertThat(inspected("P2").outcome().error()).isEqualTo(ErrorCode.OUT_OF_STEP);
    assertThat(inspected("P3").outcome().verdict()).isEqualTo(Verdict.PASS);
    assertNoViolation();
  }

  @Test
  void aWordThatIsNotAcknowledgedIsClearedAndCounted() throws Exception {
    rig.plc.acknowledging(false);
    rig.parts(3);
    var node = rig.node(TriggerMode.FRAME);
    rig.awaitDelivered(2);
    assertThat(rig.journal.delivered())
        .extracting(Delivery::state)
        .containsOnly(Delivery.State.UNKNOWN);
    Rig.await("two cleared", () -> node.unacknowledged() == 2);
    assertNoViolation();
  }

  @Test
  void theLineRunsOnAfterThePlcsServerWasAway() throws Exception {
    rig.parts(5);
    rig.node(TriggerMode.FRAME);
    rig.awaitDelivered(5);
    rig.plc.stopServer();
    rig.parts(5);
    rig.plc.startServer();
    rig.awaitDelivered(10);
    assertThat(rig.journal.inspected().values())
        .extracting(it -> it.outcome().error())
        .containsOnly(ErrorCode.NONE);
    assertNoViolation();
  }

  @Test
  void theLineRunsOnAfterTheNetworkBroke() throws Exception {
    rig.parts(60);
    rig.node(TriggerMode.FRAME);
    rig.awaitDelivered(10);
    rig.cable.breakAll();
    rig.awaitDelivered(30);
    rig.cable.breakAll();
    rig.awaitDelivered(60);
    assertEveryWordWasDelivered(60);
  }

  @Test
  void theLineRunsOnAfterTheNetworkSwallowedEverythingForAWhile() throws Exception {
    rig.parts(40);
    var node = rig.node(TriggerMode.FRAME);
    rig.awaitDelivered(10);
    rig.cable.stick(true);
    Rig.await("noticed", () -> node.plc().state() == PlcState.DISCONNECTED);
    rig.cable.stick(false);
    rig.awaitDelivered(40);
    assertEveryWordWasDelivered(40);
  }

  /// The PLC saw one word for each part, and it is the one that was recorded.
  private void assertEveryWordWasDelivered(int parts) throws IOException {
    assertThat(rig.journal.inspected()).hasSize(parts);
    var words = rig.log("word");
    assertThat(words).hasSize(parts);
    for (var it : rig.journal.delivered())
      assertThat(words)
          .filteredOn(line -> line.contains("\"seq\":" + it.trigger() + ","))
          .singleElement()
          .asString()
          .contains("\"word\":" + it.word() + ",");
    assertNoViolation();
  }

  @Test
  void anUnwritableJournalIsAnErrorAndItsPartsAreRecordedLater() throws Exception {
    rig.parts(2);
    rig.node(TriggerMode.FRAME);
    rig.awaitDelivered(2);
    rig.journal.full(true);
    Rig.await("Ready falls", () -> holds(Tag.READY, false));
    rig.journal.full(false);
    Rig.await("Ready again", () -> holds(Tag.READY, true));
    rig.inspector.slowMs = 100;
    rig.parts(1);
    Rig.await("triggered", () -> holds(Tag.TRIG_SEQ, 3L));
    rig.journal.full(true);
    Rig.await("its error", () -> holds(Tag.RESULT_ERROR_CODE, ErrorCode.JOURNAL.code()));
    assertThat(rig.plc.tag(Tag.READY)).isEqualTo(false);
    rig.journal.full(false);
    rig.awaitDelivered(3);
    assertThat(inspected("P3").outcome().error()).isEqualTo(ErrorCode.JOURNAL);
    assertNoViolation();
  }

  @Test
  void whileTheModelHangsReadyIsDown() throws Exception {
    var node = rig.node(TriggerMode.FRAME);
    Rig.await("Ready", () -> holds(Tag.READY, true));
    rig.inspector.ready = false;
    Rig.await("Ready falls", () -> holds(Tag.READY, false));
    assertThat(node.ready()).isFalse();
    assertThat(rig.plc.tag(Tag.FAULT)).as("it is only late").isEqualTo(FaultCode.NONE.code());
    rig.inspector.hangs = true;
    Rig.await("the fault", () -> holds(Tag.FAULT, FaultCode.HUNG.code()));
    rig.inspector.hangs = false;
    rig.inspector.ready = true;
    Rig.await("Ready again", () -> holds(Tag.READY, true));
    assertThat(rig.plc.tag(Tag.FAULT)).isEqualTo(FaultCode.NONE.code());
  }

  @Test
  void aStopFinishesThePartInHandAndLeavesReadyDown() throws Exception {
    rig.inspector.slowMs = 200;
    rig.parts(1);
    var node = rig.node(TriggerMode.FRAME);
    Rig.await("triggered", () -> holds(Tag.TRIG_SEQ, 1L));
    node.close();
    assertThat(rig.journal.delivered()).hasSize(1);
    assertThat(rig.log("word")).hasSize(1);
    assertThat(rig.plc.tag(Tag.READY)).isEqualTo(false);
    assertThat(node.plc().state()).isEqualTo(PlcState.DISCONNECTED);
    assertNoViolation();
  }

  @Test
  void aNodeThatStartsWhereAWordStandsGoesOnWithTheNextPart() throws Exception {
    rig.parts(2);
    var first = rig.node(TriggerMode.FRAME);
    rig.awaitDelivered(2);
    first.close();
    rig.node(TriggerMode.FRAME);
    rig.parts(2);
    rig.awaitDelivered(4);
    assertThat(rig.journal.inspected()).hasSize(4);
    assertNoViolation();
  }
}
