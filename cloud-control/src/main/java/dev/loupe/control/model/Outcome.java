package dev.loupe.control.model;

import dev.loupe.bundle.Refusal;

/// What became of an upload.
public sealed interface Outcome {
  record Registered(Model model) implements Outcome {}

  /// It was registered before.
  record Known(Model model) implements Outcome {}

  /// It is kept here and will be registered when the store answers.
  record Waiting(String sentence) implements Outcome {}

  record Refused(Refusal code, String sentence) implements Outcome {}

  /// Another bundle has this name and version.
  record Taken(String sentence) implements Outcome {}
}
