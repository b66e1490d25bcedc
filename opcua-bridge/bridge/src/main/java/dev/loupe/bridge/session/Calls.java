package dev.loupe.bridge.session;

import static dev.loupe.bridge.tag.TagName.FAULT;
import static dev.loupe.bridge.tag.TagName.FIRMWARE;
import static dev.loupe.bridge.tag.TagName.HEARTBEAT;
import static dev.loupe.bridge.tag.TagName.LOT;
import static dev.loupe.bridge.tag.TagName.PANEL_POSITION;
import static dev.loupe.bridge.tag.TagName.PART_ID;
import static dev.loupe.bridge.tag.TagName.PART_ORIGIN;
import static dev.loupe.bridge.tag.TagName.READY;
import static dev.loupe.bridge.tag.TagName.RECIPE_ID;
import static dev.loupe.bridge.tag.TagName.RESULT_ACK_SEQ;
import static dev.loupe.bridge.tag.TagName.RESULT_CONFIDENCE;
import static dev.loupe.bridge.tag.TagName.RESULT_DEFECT_COUNT;
import static dev.loupe.bridge.tag.TagName.RESULT_ERROR_CODE;
import static dev.loupe.bridge.tag.TagName.RESULT_INFERENCE_MS;
import static dev.loupe.bridge.tag.TagName.RESULT_LATENCY_MS;
import static dev.loupe.bridge.tag.TagName.RESULT_MODEL;
import static dev.loupe.bridge.tag.TagName.RESULT_PART_ID;
import static dev.loupe.bridge.tag.TagName.RESULT_TOP_CLASS;
import static dev.loupe.bridge.tag.TagName.RESULT_VERDICT;
import static dev.loupe.bridge.tag.TagName.RESULT_WORD;
import static dev.loupe.bridge.tag.TagName.TRIG_ACK_SEQ;
import static dev.loupe.bridge.tag.TagName.TRIG_SEQ;

import dev.loupe.bridge.tag.TagName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;

/// The calls of one part, with all that can be prepared made once a session.
final class Calls {
  private static final long UINT32 = 0xFFFF_FFFFL;

  /// TrigSeq first and last: equal, nothing moved between.
  private static final List<TagName> SEQUENCES = List.of(TRIG_SEQ, RESULT_ACK_SEQ);

  private static final List<TagName> PAYLOAD =
      List.of(
          RESULT_PART_ID,
          RESULT_VERDICT,
          RESULT_CONFIDENCE,
          RESULT_DEFECT_COUNT,
          RESULT_TOP_CLASS,
          RESULT_LATENCY_MS,
          RESULT_INFERENCE_MS,
          RESULT_MODEL,
          RESULT_ERROR_CODE,
          TRIG_ACK_SEQ);

  private final Link link;
  private final Nodes nodes;
  private final List<TagName> partTags;
  private final List<ReadValueId> partRead;
  private final List<ReadValueId> triggerRead;

  Calls(Link link, Nodes nodes) {
    this.link = link;
    this.nodes = nodes;
    var part = Stream.of(PART_ID, RECIPE_ID, PANEL_POSITION, LOT, PART_ORIGIN);
    partTags =
        Stream.of(
                SEQUENCES.stream(),
                part.filter(tag -> nodes.find(tag).isPresent()),
                Stream.of(TRIG_SEQ))
            .flatMap(tags -> tags)
            .toList();
    partRead = nodes.values(partTags);
    triggerRead = nodes.values(SEQUENCES);
  }

  PartTags readPart() throws SessionLost {
    return readPartLater().await();
  }

  PartReading readPartLater() {
    var asked = link.readLater(partRead);
    return () -> stable(asked);
  }

  private PartTags stable(CompletableFuture<ReadResponse> asked) throws SessionLost {
    var values = link.read(asked, partRead.size());
    while (true) {
      var first = Values.number(values.getFirst());
      if (first == Values.NO_NUMBER) throw lost(TRIG_SEQ);
      if (first == Values.number(values.getLast())) return part(values);
      values = link.read(partRead);
    }
  }

  private PartTags part(List<DataValue> values) {
    var origin = partTags.contains(PART_ORIGIN) ? Values.number(value(PART_ORIGIN, values)) : 0;
    var readable = true;
    for (var at = SEQUENCES.size(); at < values.size(); at++)
      readable &= Values.readable(partTags.get(at).isText(), values.get(at));
    return new PartTags(
        Values.number(values.getFirst()),
        Values.number(values.get(1)),
        text(PART_ID, values),
        text(RECIPE_ID, values),
        text(PANEL_POSITION, values),
        text(LOT, values),
        (int) Math.clamp(origin, PartTags.UNREAD, Integer.MAX_VALUE),
        readable);
  }

  private DataValue value(TagName tag, List<DataValue> values) {
    return values.get(partTags.indexOf(tag));
  }

  private String text(TagName tag, List<DataValue> values) {
    return partTags.contains(tag) ? Values.text(value(tag, values)) : "";
  }

  Standing readStanding() throws SessionLost {
    var word = Values.number(link.read(List.of(nodes.value(RESULT_WORD))).getFirst());
    return new Standing(readPart(), word == Values.NO_NUMBER ? 0 : word & UINT32);
  }

  Sequences readTrigger() throws SessionLost {
    var values = link.read(triggerRead);
    var trigger = Values.number(values.getFirst());
    if (trigger == Values.NO_NUMBER) throw lost(TRIG_SEQ);
    return new Sequences(trigger, Values.number(values.getLast()));
  }

  String readFirmware() throws SessionLost {
    return Values.text(link.read(List.of(nodes.value(FIRMWARE))).getFirst());
  }

  private SessionLost lost(TagName tag) {
    link.lose(tag.tag() + " has no good value");
    return new SessionLost(tag.tag() + " has no good value");
  }

  void write(Payload it) throws SessionLost {
    var outcome = it.outcome();
    link.write(
        PAYLOAD,
        List.of(
            nodes.write(RESULT_PART_ID, Values.of(it.partId())),
            nodes.write(RESULT_VERDICT, (long) outcome.verdict().code()),
            nodes.write(RESULT_CONFIDENCE, outcome.confidence()),
            nodes.write(RESULT_DEFECT_COUNT, (long) it.defectCount()),
            nodes.write(RESULT_TOP_CLASS, (long) it.topClass()),
            nodes.write(RESULT_LATENCY_MS, it.latencyMs()),
            nodes.write(RESULT_INFERENCE_MS, it.inferenceMs()),
            nodes.write(RESULT_MODEL, Values.of(it.model())),
            nodes.write(RESULT_ERROR_CODE, (long) outcome.error().code()),
            nodes.write(TRIG_ACK_SEQ, it.trigger())));
  }

  /// What stands in the tags of a payload.
  List<DataValue> readResult() throws SessionLost {
    return link.read(nodes.values(PAYLOAD));
  }

  /// Writes a result that was read, where all of it was there.
  void writeAgain(List<DataValue> result) throws SessionLost {
    if (!result.stream().allMatch(Values::good)) return;
    var same = new ArrayList<WriteValue>();
    for (var at = 0; at < result.size(); at++)
      same.add(nodes.write(PAYLOAD.get(at), Values.same(result.get(at))));
    link.write(PAYLOAD, same);
  }

  void write(TagName tag, long value) throws SessionLost {
    link.write(List.of(tag), List.of(nodes.write(tag, value)));
  }

  void writeWord(long word) throws SessionLost {
    write(RESULT_WORD, word);
  }

  void writeResetDone() throws SessionLost {
    write(TRIG_ACK_SEQ, 0);
  }

  void writeStatus(boolean ready, int fault) throws SessionLost {
    link.write(
        List.of(READY, FAULT),
        List.of(nodes.write(READY, Values.of(ready)), nodes.write(FAULT, (long) fault)));
  }

  void beat(long count) throws SessionLost {
    write(HEARTBEAT, count & 0x7FFF); // fits every type it may have
  }
}
