package dev.loupe.simulator.plc.adapter;

import static java.util.Objects.requireNonNull;

import dev.loupe.simulator.plc.Tag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;

/// An edge node as small as can be, on a real client; how it answers is the test's.
final class NodeUnderTest implements AutoCloseable {
  /// Answers one trigger.
  interface Manners {
    void answer(NodeUnderTest node, long sequence, String part) throws UaException;
  }

  static final int PASS = 1;
  static final int REJECT = 2;
  static final int ERROR = 4;

  private final OpcUaClient client;
  private final Manners manners;
  private final Thread thread;
  private final int namespace;
  private volatile boolean running = true;
  private long lastSequence;
  private long beats;

  NodeUnderTest(String endpoint, Manners manners) throws UaException {
    this.manners = manners;
    client = OpcUaClient.create(endpoint);
    client.connect();
    namespace = requireNonNull(client.readNamespaceTable().getIndex(Tag.NAMESPACE)).intValue();
    lastSequence = number(Tag.TRIG_SEQ);
    thread = Thread.ofVirtual().unstarted(this::live);
  }

  NodeUnderTest start() throws UaException {
    write(Map.of(Tag.FAULT, 0));
    write(Map.of(Tag.TRIG_ACK_SEQ, 0L));
    write(Map.of(Tag.READY, true));
    thread.start();
    return this;
  }

  static void well(NodeUnderTest node, long sequence, String part) throws UaException {
    node.payload(sequence, part, PASS);
    node.word(sequence, PASS);
  }

  void payload(long sequence, String part, int verdict) throws UaException {
    write(payloadTags(sequence, part, verdict));
  }

  static Map<Tag, Object> payloadTags(long sequence, String part, int verdict) {
    var tags = new EnumMap<Tag, Object>(Tag.class);
    tags.put(Tag.RESULT_PART_ID, part);
    tags.put(Tag.RESULT_VERDICT, verdict);
    tags.put(Tag.RESULT_CONFIDENCE, verdict == ERROR ? 0f : 0.75f);
    tags.put(Tag.RESULT_DEFECT_COUNT, verdict == REJECT ? 1 : 0);
    tags.put(Tag.RESULT_TOP_CLASS, verdict == REJECT ? 2 : 0);
    tags.put(Tag.RESULT_LATENCY_MS, 12.5f);
    tags.put(Tag.RESULT_INFERENCE_MS, 6.5f);
    tags.put(Tag.RESULT_MODEL, "diff:1@0123456789ab");
    tags.put(Tag.RESULT_ERROR_CODE, verdict == ERROR ? 1 : 0);
    tags.put(Tag.TRIG_ACK_SEQ, sequence);
    return tags;
  }

  void word(long sequence, int verdict) throws UaException {
    write(Map.of(Tag.RESULT_WORD, (sequence & 0xFFFF) << 16 | verdict));
  }

  /// All tags in one Write request.
  List<StatusCode> write(Map<Tag, Object> tags) throws UaException {
    var ids = new ArrayList<NodeId>();
    var values = new ArrayList<DataValue>();
    tags.forEach((tag, value) -> {
      ids.add(id(tag));
      values.add(DataValue.valueOnly(new Variant(typed(tag, value))));
    });
    return client.writeValues(ids, values);
  }

  private static Object typed(Tag tag, Object value) {
    return switch (tag.type()) {
      case UINT16 -> Unsigned.ushort(((Number) value).intValue());
      case UINT32 -> Unsigned.uint(((Number) value).longValue());
      case STRING, BOOLEAN, FLOAT -> value;
    };
  }

  Object read(Tag tag) throws UaException {
    return requireNonNull(client.readValue(0, TimestampsToReturn.Neither, id(tag)).value().value());
  }

  long number(Tag tag) throws UaException {
    return ((Number) read(tag)).longValue();
  }

  StatusCode writeRaw(Tag tag, Object value) throws UaException {
    return client
        .writeValues(List.of(id(tag)), List.of(DataValue.valueOnly(new Variant(value))))
        .getFirst();
  }

  private NodeId id(Tag tag) {
    return new NodeId(namespace, tag.tagName());
  }

  private void live() {
    while (running) {
      try {
        write(Map.of(Tag.HEARTBEAT, ++beats));
        long sequence = number(Tag.TRIG_SEQ);
        if (sequence != lastSequence) {
          lastSequence = sequence;
          if (sequence == 0) write(Map.of(Tag.FAULT, 0, Tag.TRIG_ACK_SEQ, 0L));
          else manners.answer(this, sequence, read(Tag.PART_ID).toString());
        }
        Thread.sleep(3);
      } catch (UaException e) { // the PLC is away
        running = false;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() throws UaException, InterruptedException {
    running = false;
    thread.join();
    client.disconnect();
  }
}
