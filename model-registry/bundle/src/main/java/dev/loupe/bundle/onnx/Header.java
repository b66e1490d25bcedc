package dev.loupe.bundle.onnx;

import java.util.List;

/// What an ONNX file says of itself before anything runs it. `opset` is the version of ONNX's own
/// operators; `inputs` are those that no initializer fills; `externalData` says that weights lie
/// outside the file.
public record Header(long opset, List<Value> inputs, List<Value> outputs, boolean externalData) {
  public Header {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// What became of a file's bytes.
  public sealed interface Reading {}

  public record Readable(Header header) implements Reading {}

  public record Broken(String why) implements Reading {}
}
