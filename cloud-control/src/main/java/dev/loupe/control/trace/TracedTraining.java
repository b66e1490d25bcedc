package dev.loupe.control.trace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a model was made of what people said.
public final class TracedTraining {
  private TracedTraining() {}

  /// The labels that a job learned from; `undone` of them were taken back after.
  public record TracedLabels(
      int count, int undone, List<String> reviewers, Instant first, Instant last, List<UUID> ids) {
    public TracedLabels {
      reviewers = List.copyOf(reviewers);
      ids = List.copyOf(ids);
    }
  }

  /// `digest` is the SHA-256 of the job's dataset.jsonl. `split` is empty where it cannot be read.
  public record TracedDataset(String digest, int images, int leftOut, List<TracedFold> split) {
    public TracedDataset {
      split = List.copyOf(split);
    }
  }

  /// A part of the data set: `groups` are its lots, each in one fold alone.
  public record TracedFold(int fold, int images, int groups) {}

  /// The times are null for a job that ran before they were kept, or that has not come so far.
  public record TracedJob(
      UUID id,
      String state,
      String line,
      String parent,
      String askedBy,
      Instant askedAt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Map<String, Object> metrics,
      @Nullable String confirmedBy,
      @Nullable Instant confirmedAt) {}
}
