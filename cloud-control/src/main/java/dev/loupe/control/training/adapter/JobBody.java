package dev.loupe.control.training.adapter;

import dev.loupe.bundle.Claims.Governance;
import jakarta.ws.rs.BadRequestException;
import org.jspecify.annotations.Nullable;

/// What REST takes of jobs.
final class JobBody {
  private JobBody() {}

  /// A job to be done: a model `name`:`version` out of the registered model with digest `parent`,
  /// by the labels of `line` of the last `days` (30). `mostFalseCalls` is a share of good boards
  /// (0.01).
  record TrainingAsked(
      @Nullable String line,
      @Nullable String parent,
      @Nullable String name,
      @Nullable String version,
      @Nullable String by,
      @Nullable Double mostFalseCalls,
      @Nullable Integer days,
      @Nullable Sample sample) {}

  /// Parts that the random audit drew, or all that are labelled: where two models differ boards are
  /// harder than what the line makes.
  enum Sample {
    AUDIT,
    ALL
  }

  record CancelAsked(@Nullable String by) {}

  /// Who answers for the model, and for which documents.
  record ConfirmAsked(@Nullable String by, @Nullable Governance governance) {}

  static String text(@Nullable String text, String name) {
    var given = text == null ? "" : text.strip();
    if (given.isEmpty() || given.length() > 200)
      throw new BadRequestException("'" + name + "' is missing, or longer than 200 characters.");
    return given;
  }

  static String word(@Nullable String text, String name) {
    var given = text(text, name);
    if (!given.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}"))
      throw new BadRequestException(
          name + " '" + given + "': use 1 to 64 of A-Z a-z 0-9 . _ -, the first no dot.");
    return given;
  }

  static String digest(@Nullable String text, String name) {
    var given = text(text, name);
    if (!given.matches("[0-9a-f]{64}"))
      throw new BadRequestException("'" + name + "' is no SHA-256 of 64 hex digits.");
    return given;
  }
}
