package dev.loupe.control.trace;

import dev.loupe.control.trace.TracedField.TracedGeneration;
import dev.loupe.control.trace.TracedField.TracedRollout;
import dev.loupe.control.trace.TracedField.TracedWord;
import dev.loupe.control.trace.TracedRelease.TracedBundle;
import dev.loupe.control.trace.TracedRelease.TracedRegistration;
import dev.loupe.control.trace.TracedTraining.TracedDataset;
import dev.loupe.control.trace.TracedTraining.TracedJob;
import dev.loupe.control.trace.TracedTraining.TracedLabels;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A model's chain. `whole`: no link is missing; `links` has each of them, in order.
public record Trace(
    String digest,
    @Nullable String label,
    boolean whole,
    List<TraceLink> links,
    @Nullable TracedLabels labels,
    @Nullable TracedDataset dataset,
    @Nullable TracedJob job,
    @Nullable TracedBundle bundle,
    @Nullable TracedRegistration registered,
    List<TracedRollout> rollouts,
    List<TracedGeneration> generations,
    List<TracedWord> words) {
  public Trace {
    links = List.copyOf(links);
    rollouts = List.copyOf(rollouts);
    generations = List.copyOf(generations);
    words = List.copyOf(words);
  }

  /// All that was looked for.
  public record Chain(
      Looked<Optional<TracedLabels>> labels,
      Looked<Optional<TracedDataset>> dataset,
      Looked<Optional<TracedJob>> job,
      Looked<Optional<TracedBundle>> bundle,
      Looked<Optional<TracedRegistration>> registered,
      Looked<List<TracedRollout>> rollouts,
      Looked<List<TracedGeneration>> generations,
      Looked<List<TracedWord>> words) {

    List<TraceLink> links() {
      return List.of(
          labels.as(TraceStep.LABELS),
          dataset.as(TraceStep.DATASET),
          job.as(TraceStep.JOB),
          bundle.as(TraceStep.BUNDLE),
          registered.as(TraceStep.REGISTERED),
          rollouts.as(TraceStep.ROLLOUTS),
          generations.as(TraceStep.GENERATIONS),
          words.as(TraceStep.WORDS));
    }
  }

  public static Trace of(String digest, Chain chain) {
    var links = chain.links();
    return new Trace(
        digest,
        chain.bundle().found().map(it -> label(it, digest)).orElse(null),
        links.stream().allMatch(it -> it.missing() == null),
        links,
        chain.labels().found().orElse(null),
        chain.dataset().found().orElse(null),
        chain.job().found().orElse(null),
        chain.bundle().found().orElse(null),
        chain.registered().found().orElse(null),
        chain.rollouts().found(),
        chain.generations().found(),
        chain.words().found());
  }

  private static String label(TracedBundle bundle, String digest) {
    return bundle.name() + ":" + bundle.version() + "@" + digest.substring(0, 12);
  }
}
