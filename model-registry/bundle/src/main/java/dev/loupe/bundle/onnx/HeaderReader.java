package dev.loupe.bundle.onnx;

import dev.loupe.bundle.onnx.Header.Broken;
import dev.loupe.bundle.onnx.Header.Readable;
import dev.loupe.bundle.onnx.Wire.BrokenWire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the header of an ONNX file without any ONNX library. The numbers are those of onnx.proto3.
public final class HeaderReader {
  private static final int MOST_VALUES = 4_096;
  private static final int MOST_DIMENSIONS = 16;
  private static final int DEEPEST = 16;

  /// Operators whose weights' zero point is optional, by its place among the inputs. ONNX Runtime
  /// ends the process where it is absent and the processor has no VNNI.
  private static final Map<String, Integer> ZERO_POINTS =
      Map.of(
          "MatMulInteger", 3,
          "DynamicQuantizeMatMul", 3,
          "MatMulIntegerToFloat", 5,
          "QAttention", 7);

  private final List<Value> inputs = new ArrayList<>();
  private final List<Value> outputs = new ArrayList<>();
  private final Set<String> initializers = new HashSet<>();
  private long opset;
  private boolean hasGraph;
  private boolean external;
  private @Nullable String withoutZeroPoint;

  private HeaderReader() {}

  public static Header.Reading read(byte[] model) {
    var reader = new HeaderReader();
    try {
      reader.model(new Wire(model));
      if (!reader.hasGraph || reader.opset < 1) return new Broken("not an ONNX model");
      if (reader.withoutZeroPoint != null)
        return new Broken(
            "its operator "
                + reader.withoutZeroPoint
                + " names no zero point of its weights, which not every processor runs: name it,"
                + " 0 if need be");
      return new Readable(reader.header());
    } catch (BrokenWire e) {
      return new Broken("not an ONNX model: " + e.getMessage());
    }
  }

  private Header header() {
    var free = inputs.stream().filter(input -> !initializers.contains(input.name())).toList();
    return new Header(opset, free, outputs, external);
  }

  private void model(Wire in) throws BrokenWire {
    for (int field; (field = in.next()) != 0; ) {
      switch (field) {
        case 7 -> {
          hasGraph = true;
          graph(in.message(), 0);
        }
        case 8 -> opsetOf(in.message());
        case 25 -> function(in.message());
        default -> in.skip();
      }
    }
  }

  private void opsetOf(Wire in) throws BrokenWire {
    var domain = "";
    var version = 0L;
    for (int field; (field = in.next()) != 0; ) {
      switch (field) {
        case 1 -> domain = in.text();
        case 2 -> version = in.integer();
        default -> in.skip();
      }
    }
    if (domain.isEmpty() || domain.equals("ai.onnx")) opset = version;
  }

  private void function(Wire in) throws BrokenWire {
    for (int field; (field = in.next()) != 0; ) {
      if (field == 7) node(in.message(), 1);
      else in.skip();
    }
  }

  private void graph(Wire in, int depth) throws BrokenWire {
    if (depth > DEEPEST) throw new BrokenWire("graphs are nested too deeply", 0);
    for (int field; (field = in.next()) != 0; ) {
      switch (field) {
        case 1 -> node(in.message(), depth);
        case 5 -> {
          var name = tensor(in.message());
          if (depth == 0) initializers.add(name);
        }
        case 11 -> addValue(inputs, in.message(), depth);
        case 12 -> addValue(outputs, in.message(), depth);
        case 15 -> sparse(in.message());
        default -> in.skip();
      }
    }
  }

  private static void addValue(List<Value> values, Wire in, int depth) throws BrokenWire {
    if (depth > 0) return;
    values.add(value(in));
    if (values.size() > MOST_VALUES) throw new BrokenWire("too many inputs or outputs", 0);
  }

  private void node(Wire in, int depth) throws BrokenWire {
    var operator = "";
    var named = 0;
    for (int field, input = 0; (field = in.next()) != 0; ) {
      switch (field) {
        case 1 -> {
          input++;
          if (!in.text().isEmpty()) named = input;
        }
        case 4 -> operator = in.text();
        case 5 -> attribute(in.message(), depth);
        default -> in.skip();
      }
    }
    if (named <= ZERO_POINTS.getOrDefault(operator, -1)) withoutZeroPoint = operator;
  }

  private void attribute(Wire in, int depth) throws BrokenWire {
    for (int field; (field = in.next()) != 0; ) {
      switch (field) {
        case 5, 10 -> tensor(in.message());
        case 6, 11 -> graph(in.message(), depth + 1);
        case 22, 23 -> sparse(in.message());
        default -> in.skip();
      }
    }
  }

  private void sparse(Wire in) throws BrokenWire {
    for (int field; (field = in.next()) != 0; ) {
      if (field == 1 || field == 2) tensor(in.message());
      else in.skip();
    }
  }

  private String tensor(Wire in) throws BrokenWire {
    var name = "";
    for (int field; (field = in.next()) != 0; ) {
      switch (field) {
        case 8 -> name = in.text();
        case 13 -> {
          external = true;
          in.skip();
        }
        case 14 -> external |= in.integer() == 1;
        default -> in.skip();
      }
    }
    return name;
  }

  private static Value value(Wire in) throws BrokenWire {
    var name = "";
    var type = ElementType.OTHER;
    List<Long> shape = List.of();
    for (int field; (field = in.next()) != 0; ) {
      switch (field) {
        case 1 -> name = in.text();
        case 2 -> {
          var tensor = tensorType(in.message());
          type = tensor.type();
          shape = tensor.shape();
        }
        default -> in.skip();
      }
    }
    return new Value(name, type, shape);
  }

  private static Value tensorType(Wire in) throws BrokenWire {
    var type = ElementType.OTHER;
    List<Long> shape = List.of();
    for (int field; (field = in.next()) != 0; ) {
      if (field != 1) {
        in.skip();
        continue;
      }
      var tensor = in.message();
      for (int inner; (inner = tensor.next()) != 0; ) {
        switch (inner) {
          case 1 -> type = ElementType.ofNumber(tensor.integer());
          case 2 -> shape = shape(tensor.message());
          default -> tensor.skip();
        }
      }
    }
    return new Value("", type, shape);
  }

  private static List<Long> shape(Wire in) throws BrokenWire {
    var shape = new ArrayList<Long>();
    for (int field; (field = in.next()) != 0; ) {
      if (field == 1) shape.add(dimension(in.message()));
      else in.skip();
      if (shape.size() > MOST_DIMENSIONS) throw new BrokenWire("too many dimensions", 0);
    }
    return shape;
  }

  private static long dimension(Wire in) throws BrokenWire {
    var size = -1L;
    for (int field; (field = in.next()) != 0; ) {
      if (field == 1) size = in.integer();
      else in.skip();
    }
    return size;
  }
}
