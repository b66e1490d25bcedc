package dev.loupe.control.drift;

import org.jspecify.annotations.Nullable;

/// What a patrol says of one signal. Without data or without enough lots it is never `Ok`.
public sealed interface Standing {
  record NoData(String why) implements Standing {}

  /// Too few lots for a verdict. `figures` are there where a first comparison was possible, and
  /// `ticket` where they would be drift if the reference held enough lots.
  record Uncalibrated(String why, @Nullable Figures figures, boolean ticket) implements Standing {}

  record Ok(Figures figures) implements Standing {}

  record Drift(Figures figures) implements Standing {}

  default @Nullable Figures figuresIfAny() {
    return switch (this) {
      case NoData _ -> null;
      case Uncalibrated uncalibrated -> uncalibrated.figures();
      case Ok ok -> ok.figures();
      case Drift drift -> drift.figures();
    };
  }

  /// The word for it on REST and in the database.
  default String word() {
    return switch (this) {
      case NoData _ -> "NO_DATA";
      case Uncalibrated _ -> "UNCALIBRATED";
      case Ok _ -> "OK";
      case Drift _ -> "DRIFT";
    };
  }
}
