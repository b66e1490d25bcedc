package dev.loupe.it.show;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A sound pair-heatmap detector's ONNX file with one fault built in. Its input is `image`, one
/// output is `scores`.
final class FaultyOnnx {
  /// A board and its template differ by more than this on the mean: about every sixth good board,
  /// shifted by a pixel on dense patterns, and every third whole one.
  private static final float UNLIKE = 5;

  /// No pixel is brighter than this where the light has aged.
  private static final float DIM = 240;

  private static final int CHANNELS = 2;

  private final byte[] sound;

  FaultyOnnx(byte[] sound) {
    this.sound = sound.clone();
  }

  /// When the fault shows.
  enum Shows {
    /// On boards that are unlike their template.
    UNLIKE,
    /// On boards whose light has aged.
    DIM
  }

  /// NaN for scores.
  byte[] notANumber(Shows when) {
    var graph = new Graph();
    graph.doubt(when);
    graph.node("Sqrt", "fault_root", "fault_doubt");
    graph.node("Mul", "fault_add", "fault_root", graph.number("fault_zero", 0));
    return graph.adding("fault_add");
  }

  /// An operator that fails: an index out of bounds.
  byte[] failing(Shows when) {
    var graph = new Graph();
    graph.doubt(when);
    graph.node("Less", "fault_is", "fault_doubt", graph.number("fault_null", 0));
    graph.cast("fault_is", "fault_one", TensorProto.DataType.INT64);
    graph.node("Mul", "fault_index", "fault_one", graph.index("fault_far", 1_000_000));
    graph.node("Gather", "fault_add", graph.numbers("fault_zeros", 0), "fault_index");
    return graph.adding("fault_add");
  }

  /// `rounds` convolutions more.
  byte[] slow(int rounds) {
    var graph = new Graph();
    graph.cast("image", "fault_in", TensorProto.DataType.FLOAT);
    var last = "fault_in";
    for (var round = 0; round < rounds; round++) {
      var weights = graph.weights("fault_w" + round, round == 0 ? 2 : CHANNELS);
      graph.convolution("fault_c" + round, last, weights);
      last = "fault_c" + round;
    }
    graph.mean(last, "fault_mean");
    graph.node("Mul", "fault_add", "fault_mean", graph.number("fault_zero", 0));
    return graph.adding("fault_add");
  }

  /// Says that its scores have another shape.
  byte[] otherShape() {
    var graph = new Graph();
    for (var output : graph.graph.getOutputBuilderList()) {
      if (!output.getName().equals("scores")) continue;
      var shape = output.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
      shape.getDimBuilder(2).setDimValue(40);
    }
    return graph.bytes();
  }

  /// Says the right shape and gives another.
  byte[] lyingShape() {
    var graph = new Graph();
    var starts = graph.indices("fault_from", 0);
    var ends = graph.indices("fault_to", 40);
    graph.sound();
    graph.node("Slice", "scores", "fault_sound", starts, ends, graph.indices("fault_axis", 2));
    return graph.bytes();
  }

  /// Keeps its first weights in another file.
  byte[] external() {
    var graph = new Graph();
    var place = StringStringEntryProto.newBuilder().setKey("location").setValue("weights.bin");
    graph
        .graph
        .getInitializerBuilder(0)
        .clearRawData()
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(place);
    return graph.bytes();
  }

  byte[] truncated() {
    return Arrays.copyOf(sound, sound.length / 2);
  }

  /// The graph with more nodes.
  private final class Graph {
    private final ModelProto.Builder model;
    private final GraphProto.Builder graph;

    Graph() {
      try {
        model = ModelProto.parseFrom(sound).toBuilder();
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalArgumentException("no ONNX file", e);
      }
      graph = model.getGraphBuilder();
    }

    byte[] bytes() {
      return model.build().toByteArray();
    }

    /// Negative where the fault shall show, else positive; also on the blank image that warms it.
    void doubt(Shows when) {
      cast("image", "fault_image", TensorProto.DataType.FLOAT);
      split();
      switch (when) {
        case UNLIKE -> {
          node("Sub", "fault_sub", "fault_test", "fault_template");
          node("Abs", "fault_abs", "fault_sub");
          mean("fault_abs", "fault_unlike");
          node("Sub", "fault_doubt", number("fault_limit", UNLIKE), "fault_unlike");
        }
        case DIM -> {
          graph.addNode(all("ReduceMax", "fault_test", "fault_light"));
          node("Sub", "fault_bright", "fault_light", number("fault_dim", DIM));
          node("Sub", "fault_lit", "fault_light", number("fault_dark", 10));
          node("Mul", "fault_doubt", "fault_bright", "fault_lit");
        }
      }
    }

    private void split() {
      var axis = indices("fault_channels", 1);
      node(
          "Slice", "fault_test", "fault_image", indices("fault_0", 0), indices("fault_1", 1), axis);
      node(
          "Slice",
          "fault_template",
          "fault_image",
          indices("fault_2", 1),
          indices("fault_3", 2),
          axis);
    }

    /// What was `scores` is `fault_sound` from now on.
    void sound() {
      for (var node : graph.getNodeBuilderList()) {
        for (var i = 0; i < node.getOutputCount(); i++)
          if (node.getOutput(i).equals("scores")) node.setOutput(i, "fault_sound");
        for (var i = 0; i < node.getInputCount(); i++)
          if (node.getInput(i).equals("scores")) node.setInput(i, "fault_sound");
      }
    }

    /// `scores` is what it was, and `more` added to it.
    byte[] adding(String more) {
      sound();
      node("Add", "scores", "fault_sound", more);
      return bytes();
    }

    void node(String operator, String output, String... inputs) {
      graph.addNode(
          NodeProto.newBuilder()
              .setOpType(operator)
              .setName(output)
              .addOutput(output)
              .addAllInput(Arrays.asList(inputs)));
    }

    void cast(String input, String output, TensorProto.DataType to) {
      node("Cast", output, input);
      last().addAttribute(integer("to", to.getNumber()));
    }

    void mean(String input, String output) {
      graph.addNode(all("ReduceMean", input, output));
    }

    private NodeProto.Builder all(String operator, String input, String output) {
      return NodeProto.newBuilder()
          .setOpType(operator)
          .setName(output)
          .addInput(input)
          .addOutput(output)
          .addAttribute(integer("keepdims", 0));
    }

    void convolution(String output, String input, String weights) {
      node("Conv", output, input, weights);
      var pads =
          AttributeProto.newBuilder().setName("pads").setType(AttributeProto.AttributeType.INTS);
      for (var side = 0; side < 4; side++) pads.addInts(1);
      last().addAttribute(pads);
    }

    private NodeProto.Builder last() {
      return graph.getNodeBuilder(graph.getNodeCount() - 1);
    }

    private AttributeProto.Builder integer(String name, long value) {
      return AttributeProto.newBuilder()
          .setName(name)
          .setType(AttributeProto.AttributeType.INT)
          .setI(value);
    }

    String number(String name, float value) {
      return floats(name, new float[] {value});
    }

    String numbers(String name, float value) {
      return floats(name, new float[] {value}, 1);
    }

    /// Means: numbers that fade away would take the processor ever longer.
    String weights(String name, int inputs) {
      var values = new float[CHANNELS * inputs * 9];
      Arrays.fill(values, 1f / (9 * inputs));
      return floats(name, values, CHANNELS, inputs, 3, 3);
    }

    private String floats(String name, float[] values, long... shape) {
      var raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      for (var value : values) raw.putFloat(value);
      return tensor(name, TensorProto.DataType.FLOAT, raw, shape);
    }

    String index(String name, long value) {
      return tensor(name, TensorProto.DataType.INT64, raw(value));
    }

    String indices(String name, long value) {
      return tensor(name, TensorProto.DataType.INT64, raw(value), 1);
    }

    private ByteBuffer raw(long value) {
      return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
    }

    private String tensor(String name, TensorProto.DataType type, ByteBuffer raw, long... shape) {
      var tensor =
          TensorProto.newBuilder()
              .setName(name)
              .setDataType(type.getNumber())
              .setRawData(ByteString.copyFrom(raw.flip()));
      for (var size : shape) tensor.addDims(size);
      graph.addInitializer(tensor);
      return name;
    }
  }
}
