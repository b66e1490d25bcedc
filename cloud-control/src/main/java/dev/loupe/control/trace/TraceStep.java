package dev.loupe.control.trace;

/// The links in the order of a model's life.
public enum TraceStep {
  LABELS,
  DATASET,
  JOB,
  BUNDLE,
  REGISTERED,
  ROLLOUTS,
  GENERATIONS,
  WORDS
}
