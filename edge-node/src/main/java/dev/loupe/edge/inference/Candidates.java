package dev.loupe.edge.inference;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// Collects detections and thins them out: of two of one channel that overlap by more than
/// `overlap` (IoU) the higher one stays.
final class Candidates {
  /// The lowest beyond these are dropped: a senseless image must not cost the deadline.
  private static final int MOST = 1_000;

  private static final Comparator<Candidate> WORST_FIRST =
      Comparator.comparingDouble(Candidate::score).reversed();

  private final List<DefectClass> classes;
  private final double overlap;
  private final List<Candidate> all = new ArrayList<>();
  private double floor;

  private record Candidate(int channel, double score, Box box) {}

  Candidates(List<DefectClass> classes, double overlap) {
    this.classes = classes;
    this.overlap = overlap;
  }

  /// Whether one with this score can still be among the highest.
  boolean wants(double score) {
    return score > floor || all.size() < MOST;
  }

  void add(int channel, double score, Box box) {
    all.add(new Candidate(channel, score, box));
    if (all.size() == 4 * MOST) cut();
  }

  private void cut() {
    all.sort(WORST_FIRST);
    if (all.size() <= MOST) return;
    all.subList(MOST, all.size()).clear();
    floor = all.getLast().score;
  }

  List<Defect> defects() {
    cut();
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
