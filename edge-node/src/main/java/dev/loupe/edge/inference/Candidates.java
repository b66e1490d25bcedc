package dev.loupe.edge.inference;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Collects detections and thins them out: of two of one channel that overlap by more than
/// `overlap` (IoU) the higher one stays.
final class Candidates {
  /// The lowest beyond these are dropped, but for the highest of each class, by which the rule
  /// judges that class: a senseless image must not cost the deadline.
  private static final int MOST = 1_000;

  private static final Comparator<Candidate> WORST_FIRST =
      Comparator.comparingDouble(Candidate::score).reversed();

  private final List<DefectClass> classes;
  private final double overlap;
  private final List<Candidate> all = new ArrayList<>();
  private final @Nullable Candidate[] highest;
  private double floor;

  private record Candidate(int channel, double score, Box box) {}

  Candidates(List<DefectClass> classes, double overlap) {
    this.classes = classes;
    this.overlap = overlap;
    this.highest = new Candidate[classes.size()];
  }

  /// Whether one with this score can still be among the highest, of all or of its class.
  boolean wants(int channel, double score) {
    return score > floor || all.size() < MOST || isHighest(channel, score);
  }

  private boolean isHighest(int channel, double score) {
    var best = highest[channel];
    return best == null || score > best.score;
  }

  void add(int channel, double score, Box box) {
    var candidate = new Candidate(channel, score, box);
    if (isHighest(channel, score)) highest[channel] = candidate;
    all.add(candidate);
    if (all.size() == 4 * MOST) cut();
  }

  private void cut() {
    keep(MOST);
    if (all.size() == MOST) floor = all.getLast().score;
  }

  private void keep(int most) {
    all.sort(WORST_FIRST);
    if (all.size() > most) all.subList(most, all.size()).clear();
  }

  List<Defect> defects() {
    var best = Arrays.stream(highest).filter(Objects::nonNull).collect(Collectors.toSet());
    all.removeAll(best);
    keep(Math.max(0, MOST - best.size()));
    all.addAll(0, best); // of equal scores the first stays first
    all.sort(WORST_FIRST);
    var kept = new ArrayList<Candidate>();
    var byChannel = new HashMap<Integer, List<Candidate>>();
    for (var candidate : all) {
      var better = byChannel.computeIfAbsent(candidate.channel, _ -> new ArrayList<>());
      if (isHidden(better, candidate)) continue;
      better.add(candidate);
      kept.add(candidate);
    }
    return kept.stream()
        .map(it -> new Defect(0, it.box, classes.get(it.channel), it.score))
        .toList();
  }

  private boolean isHidden(List<Candidate> better, Candidate candidate) {
    for (var other : better) if (other.box.iou(candidate.box) > overlap) return true;
    return false;
  }
}
