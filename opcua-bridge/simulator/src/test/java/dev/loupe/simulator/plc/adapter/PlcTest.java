package dev.loupe.simulator.plc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.simulator.plc.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlcTest {
  @TempDir Path folder;

  @Test
  void aCorrectNodeBringsEveryPartThroughWithoutAViolation() throws Exception {
    try (var bench = new Bench(folder, 20);
        var _ = new NodeUnderTest(bench.plc.endpoint(), NodeUnderTest::well).start()) {
      bench.await("disposed", 20);
      assertThat(bench.log("violation")).isEmpty();
      assertThat(bench.log("disposed"))
          .extracting(line -> line.get("decision"))
          .containsOnly("pass");
      assertThat(bench.log("word")).extracting(line -> line.get("seq")).doesNotHaveDuplicates();
      assertThat(bench.log("ack")).hasSize(20);
      assertThat(Double.parseDouble(bench.log("word").getFirst().get("ms"))).isPositive();
    }
    assertThat(Files.list(folder.resolve("camera")).map(file -> file.getFileName().toString()))
        .contains("00000001.png", "00000020.png");
  }

  @Test
  void noPartIsTriggeredBeforeTheNodeIsReady() throws Exception {
    try (var bench = new Bench(folder, 1);
        var node = new NodeUnderTest(bench.plc.endpoint(), NodeUnderTest::well)) {
      node.write(Map.of(Tag.HEARTBEAT, 1L));
      Thread.sleep(100);
      assertThat(bench.log("trigger")).isEmpty();
      node.start();
      bench.await("trigger", 1);
    }
  }

  @Test
  void aSilentNodeMakesThePartARejectAndIsNeverGivenItAgain() throws Exception {
    NodeUnderTest.Manners first =
        (node, sequence, part) -> {
          if (sequence > 1) NodeUnderTest.well(node, sequence, part);
        };
    try (var bench = new Bench(folder, 2);
        var _ = new NodeUnderTest(bench.plc.endpoint(), first).start()) {
      bench.await("disposed", 2);
      assertThat(bench.log("timeout")).hasSize(1);
      assertThat(bench.log("disposed").getFirst())
          .containsEntry("decision", "reject")
          .containsEntry("reason", "timeout");
      assertThat(bench.log("trigger"))
          .extracting(line -> line.get("part"))
          .containsExactly("P-1", "P-2");
      assertThat(bench.log("violation")).hasSize(1);
    }
  }

  @Test
  void aLateWordIsLoggedAndAcknowledgedButThePartStaysARejectAndTheLineGoesOn() throws Exception {
    NodeUnderTest.Manners slow =
        (node, sequence, part) -> {
          if (sequence == 1) pause(320);
          NodeUnderTest.well(node, sequence, part);
        };
    try (var bench = new Bench(folder, 2);
        var _ = new NodeUnderTest(bench.plc.endpoint(), slow).start()) {
      bench.await("ack", 2);
      assertThat(bench.log("word").getFirst()).containsEntry("late", "true");
      assertThat(bench.log("disposed"))
          .extracting(line -> line.get("decision"))
          .containsExactly("reject", "pass");
      assertThat(bench.log("violation")).isEmpty();
    }
  }

  private static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void outOfStepMakesThePlcResetByItself() throws Exception {
    NodeUnderTest.Manners stumbling =
        (node, sequence, part) -> {
          if (sequence == 3) {
            node.write(Map.of(Tag.FAULT, 1));
            node.payload(sequence, part, NodeUnderTest.ERROR);
            node.word(sequence, NodeUnderTest.ERROR);
          } else NodeUnderTest.well(node, sequence, part);
        };
    try (var bench = new Bench(folder, 5);
        var _ = new NodeUnderTest(bench.plc.endpoint(), stumbling).start()) {
      bench.await("disposed", 5);
      assertThat(bench.log("reset")).hasSize(1);
      assertThat(bench.log("trigger"))
          .extracting(line -> line.get("seq"))
          .containsExactly("1", "2", "3", "1", "2");
      assertThat(bench.log("violation")).isEmpty();
    }
  }

  @Test
  void triggersWrapFromTheMaximumToOne() throws Exception {
    try (var bench = new Bench(folder, 3, 0xFFFF_FFFEL);
        var _ = new NodeUnderTest(bench.plc.endpoint(), NodeUnderTest::well).start()) {
      bench.await("disposed", 3);
      assertThat(bench.log("trigger"))
          .extracting(line -> line.get("seq"))
          .containsExactly("4294967294", "4294967295", "1");
      assertThat(bench.log("violation")).isEmpty();
    }
  }

  @Test
  void aNodeMayWriteItsOwnTagsWithTheirTypesAndNoOthers() throws Exception {
    try (var bench = new Bench(folder, 0);
        var node = new NodeUnderTest(bench.plc.endpoint(), NodeUnderTest::well)) {
      assertThat(node.writeRaw(Tag.READY, true).isGood()).isTrue();
      assertThat(node.writeRaw(Tag.TRIG_SEQ, Unsigned.uint(7)).isBad()).isTrue();
      assertThat(node.writeRaw(Tag.RESULT_WORD, Unsigned.ushort(7)).value())
          .isEqualTo(StatusCodes.Bad_TypeMismatch);
    }
  }

  @Test
  void theServerComesBackWithWhatStoodInMemory() throws Exception {
    try (var bench = new Bench(folder, 1)) {
      try (var _ = new NodeUnderTest(bench.plc.endpoint(), NodeUnderTest::well).start()) {
        bench.await("ack", 1);
      }
      bench.plc.stopServer();
      bench.plc.startServer();
      try (var node = new NodeUnderTest(bench.plc.endpoint(), NodeUnderTest::well)) {
        assertThat(node.number(Tag.TRIG_SEQ)).isEqualTo(1);
        assertThat(node.number(Tag.RESULT_WORD)).isEqualTo(1 << 16 | 1);
        node.start();
        bench.more(1);
        bench.await("ack", 2);
      }
    }
  }

  @Test
  void aPortInUseIsOneSentence() throws Exception {
    try (var bench = new Bench(folder, 0)) {
      assertThatThrownBy(() -> Plc.start(bench.config, java.util.Optional::empty))
          .hasMessage("port %d is in use: choose another for this station", bench.config.port());
    }
  }
}
