package dev.loupe.control.training;

import dev.loupe.schema.feedback.Example;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Splits labelled images into folds, a lot in one of them and each image once: boards of one lot
/// resemble each other, and a board must not judge what its neighbour trained.
public final class Folds {
  static final int FOLDS = 5;

  private Folds() {}

  /// The same for the same images in any order. Of one image the first label by id counts.
  public static List<Example> split(List<Labelled> all) {
    var images = new HashSet<String>();
    var once =
        all.stream()
            .sorted(Comparator.comparing(Labelled::label))
            .filter(it -> images.add(it.image()))
            .toList();
    var folds = foldsOf(once);
    return once.stream()
        .map(it ->
            new Example(
                it.label(),
                it.image(),
                it.template(),
                it.lot(),
                folds.getOrDefault(it.lot(), 0),
                it.truth()))
        .toList();
  }

  /// The largest lots first, each to the fold that holds the fewest images yet.
  private static Map<String, Integer> foldsOf(List<Labelled> once) {
    var sizes = once.stream().collect(Collectors.groupingBy(Labelled::lot, Collectors.counting()));
    var filled = new long[FOLDS];
    var folds = new TreeMap<String, Integer>();
    sizes.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(lot -> {
          var least = 0;
          for (var fold = 1; fold < FOLDS; fold++) if (filled[fold] < filled[least]) least = fold;
          filled[least] += lot.getValue();
          folds.put(lot.getKey(), least);
        });
    assert Arrays.stream(filled).sum() == once.size();
    return folds;
  }
}
