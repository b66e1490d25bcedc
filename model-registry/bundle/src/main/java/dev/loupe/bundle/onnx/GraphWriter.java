package dev.loupe.bundle.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a small ONNX model, node by node in the order of computation. The numbers are those of
/// onnx.proto3.
public final class GraphWriter {
  private static final int IR_VERSION = 8;
  private static final int FLOAT_DATA = 1;
  private static final int INT64_DATA = 7;

  private final Message graph = new Message();

  public GraphWriter(String name) {
    graph.text(2, name);
  }

  public GraphWriter input(Value value) {
    graph.message(11, value(value));
    return this;
  }

  public GraphWriter output(Value value) {
    graph.message(12, value(value));
    return this;
  }

  /// `output` = `operator`(`inputs`).
  public GraphWriter node(
      String operator, List<String> inputs, String output, Attribute... attributes) {
    return node(operator, inputs, List.of(output), List.of(attributes));
  }

  /// `outputs` = Split(`input`, `lengths`) along `axis`.
  public GraphWriter split(String input, String lengths, List<String> outputs, long axis) {
    return node(
        "Split", List.of(input, lengths), outputs, List.of(new Attribute.Number("axis", axis)));
  }

  private GraphWriter node(
      String operator, List<String> inputs, List<String> outputs, List<Attribute> attributes) {
    var node = new Message();
    inputs.forEach(input -> node.text(1, input));
    outputs.forEach(output -> node.text(2, output));
    node.text(3, outputs.getFirst()).text(4, operator);
    attributes.forEach(attribute -> node.message(5, attribute(attribute)));
    graph.message(1, node);
    return this;
  }

  public GraphWriter floats(String name, List<Long> shape, float... values) {
    var raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (var value : values) raw.putFloat(value);
    return initializer(name, FLOAT_DATA, shape, raw.array());
  }

  public GraphWriter integers(String name, List<Long> shape, long... values) {
    var raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (var value : values) raw.putLong(value);
    return initializer(name, INT64_DATA, shape, raw.array());
  }

  private GraphWriter initializer(String name, int type, List<Long> shape, byte[] raw) {
    var tensor = new Message();
    shape.forEach(size -> tensor.integer(1, size));
    graph.message(5, tensor.integer(2, type).text(8, name).bytes(9, raw));
    return this;
  }

  /// The model's bytes, the same for the same calls.
  public byte[] model(long opset) {
    return new Message()
        .integer(1, IR_VERSION)
        .text(2, "loupe")
        .message(7, graph)
        .message(8, new Message().text(1, "").integer(2, opset))
        .bytes();
  }

  private static Message value(Value value) {
    var shape = new Message();
    value.shape().forEach(size -> shape.message(1, new Message().integer(1, size)));
    var tensor = new Message().integer(1, value.type().number()).message(2, shape);
    return new Message().text(1, value.name()).message(2, new Message().message(1, tensor));
  }

  private static Message attribute(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Number(var name, var value) ->
          new Message().text(1, name).integer(3, value).integer(20, 2);
      case Attribute.Numbers(var name, var values) -> {
        var message = new Message().text(1, name);
        values.forEach(value -> message.integer(8, value));
        yield message.integer(20, 7);
      }
    };
  }

  /// An operator's setting: ONNX's INT and INTS are all that Loupe's own graphs need.
  public sealed interface Attribute {
    record Number(String name, long value) implements Attribute {}

    record Numbers(String name, List<Long> values) implements Attribute {}
  }

  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message integer(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String text) {
      return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message message) {
      return bytes(field, message.bytes());
    }

    Message bytes(int field, byte[] bytes) {
      varint((long) field << 3 | 2);
      varint(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void varint(long value) {
      for (; (value & ~0x7fL) != 0; value >>>= 7) out.write((int) (value & 0x7f | 0x80));
      out.write((int) value);
    }
  }
}
