package dev.loupe.simulator.plc.adapter;

import static dev.loupe.simulator.plc.adapter.NodeUnderTest.ERROR;
import static dev.loupe.simulator.plc.adapter.NodeUnderTest.PASS;
import static dev.loupe.simulator.plc.adapter.NodeUnderTest.REJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.simulator.plc.Tag;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WrongNodesTest {
  @TempDir Path folder;

  static Arguments wrong(String name, String violation, NodeUnderTest.Manners manners) {
    return Arguments.of(name, violation, manners);
  }

  static Stream<Arguments> nodes() {
    return Stream.of(order(), names(), figures(), contents()).flatMap(each -> each);
  }

  private static Stream<Arguments> order() {
    return Stream.of(
        wrong(
            "writes the word before the payload",
            "was not written between",
            (node, sequence, part) -> {
              node.word(sequence, PASS);
              node.payload(sequence, part, PASS);
            }),
        wrong(
            "writes the word and the payload together",
            "not written alone",
            (node, sequence, part) -> {
              var tags = NodeUnderTest.payloadTags(sequence, part, PASS);
              tags.put(Tag.RESULT_WORD, sequence << 16 | PASS);
              node.write(tags);
            }));
  }

  private static Stream<Arguments> names() {
    return Stream.of(
        wrong(
            "names another part",
            "ResultPartId is 'P-0'",
            (node, sequence, _) -> {
              node.payload(sequence, "P-0", PASS);
              node.word(sequence, PASS);
            }),
        wrong(
            "says one verdict in the word and another beside it",
            "ResultVerdict is 2, the word's 1",
            (node, sequence, part) -> {
              node.payload(sequence, part, REJECT);
              node.word(sequence, PASS);
            }),
        wrong(
            "acknowledges another trigger",
            "TrigAckSeq is 8",
            (node, sequence, part) -> {
              node.payload(sequence + 7, part, PASS);
              node.word(sequence, PASS);
            }));
  }

  private static Stream<Arguments> figures() {
    return Stream.of(
        wrong(
            "leaves a tag of the payload out",
            "ResultModel was not written",
            (node, sequence, part) -> {
              var tags = NodeUnderTest.payloadTags(sequence, part, PASS);
              tags.remove(Tag.RESULT_MODEL);
              node.write(tags);
              node.word(sequence, PASS);
            }),
        wrong(
            "passes with an error code",
            "ResultErrorCode is 1",
            (node, sequence, part) -> {
              var tags = NodeUnderTest.payloadTags(sequence, part, PASS);
              tags.put(Tag.RESULT_ERROR_CODE, 1);
              node.write(tags);
              node.word(sequence, PASS);
            }));
  }

  private static Stream<Arguments> contents() {
    return Stream.of(
        wrong(
            "has a confidence that is no number",
            "ResultConfidence is NaN",
            (node, sequence, part) -> {
              var tags = NodeUnderTest.payloadTags(sequence, part, PASS);
              tags.put(Tag.RESULT_CONFIDENCE, Float.NaN);
              node.write(tags);
              node.word(sequence, PASS);
            }),
        wrong(
            "invents a verdict",
            "the word's verdict is 9",
            (node, sequence, part) -> {
              node.payload(sequence, part, 9);
              node.word(sequence, 9);
            }));
  }

  @ParameterizedTest(name = "a node that {0}")
  @MethodSource("nodes")
  void isCaughtAndItsPartIsNotPassed(String name, String violation, NodeUnderTest.Manners manners)
      throws Exception {
    try (var bench = new Bench(folder, 1);
        var _ = new NodeUnderTest(bench.plc.endpoint(), manners).start()) {
      bench.await("disposed", 1);
      assertThat(bench.log("violation"))
          .as(name)
          .anySatisfy(line -> assertThat(line.get("what")).contains(violation));
      assertThat(bench.log("disposed"))
          .extracting(line -> line.get("decision"))
          .containsExactly("reject");
    }
  }

  static Stream<Arguments> afterwards() {
    return Stream.of(
        wrong(
            "changes its mind",
            "a second word",
            (node, sequence, part) -> {
              NodeUnderTest.well(node, sequence, part);
              node.payload(sequence, part, REJECT);
              node.word(sequence, REJECT);
            }),
        wrong(
            "answers a trigger that never was",
            "answers no open trigger",
            (node, sequence, part) -> {
              NodeUnderTest.well(node, sequence, part);
              node.word(sequence + 40, ERROR);
            }));
  }

  @ParameterizedTest(name = "a node that {0} afterwards")
  @MethodSource("afterwards")
  void isCaughtAfterwards(String name, String violation, NodeUnderTest.Manners manners)
      throws Exception {
    try (var bench = new Bench(folder, 1);
        var _ = new NodeUnderTest(bench.plc.endpoint(), manners).start()) {
      assertThat(bench.await("violation", 1).getFirst().get("what")).as(name).contains(violation);
      assertThat(bench.log("disposed"))
          .extracting(line -> line.get("decision"))
          .containsExactly("pass");
    }
  }

  @ParameterizedTest(name = "clearing and repeating is allowed: {0}")
  @MethodSource("allowed")
  void isAllowed(String name, NodeUnderTest.Manners manners) throws Exception {
    try (var bench = new Bench(folder, 3);
        var _ = new NodeUnderTest(bench.plc.endpoint(), manners).start()) {
      bench.await("disposed", 3);
      assertThat(bench.log("violation")).as(name).isEmpty();
      assertThat(bench.log("word")).hasSize(3);
    }
  }

  static Stream<Arguments> allowed() {
    return Stream.of(
        Arguments.of(
            "the word is cleared before the payload",
            (NodeUnderTest.Manners)
                (node, sequence, part) -> {
                  node.write(Map.of(Tag.RESULT_WORD, 0L));
                  NodeUnderTest.well(node, sequence, part);
                }),
        Arguments.of(
            "a write whose fate was open is repeated",
            (NodeUnderTest.Manners)
                (node, sequence, part) -> {
                  NodeUnderTest.well(node, sequence, part);
                  NodeUnderTest.well(node, sequence, part);
                }));
  }
}
