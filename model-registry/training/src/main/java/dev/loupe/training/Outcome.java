package dev.loupe.training;

import dev.loupe.bundle.Manifest;
import dev.loupe.schema.wire.JsonWriter;
import java.util.function.Consumer;

/// What became of a job that came to its end. `metrics` writes the figures it rests on.
public sealed interface Outcome {
  Consumer<JsonWriter> metrics();

  /// A child of the parent, with the parent's files: a proposal that nobody has signed or answered
  /// for.
  record Trained(Manifest manifest, Consumer<JsonWriter> metrics) implements Outcome {}

  /// The data do not carry a better model; `sentence` says why, with numbers, and the way out.
  record Refused(String code, String sentence, Consumer<JsonWriter> metrics) implements Outcome {}
}
