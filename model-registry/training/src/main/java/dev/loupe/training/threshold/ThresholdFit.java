package dev.loupe.training.threshold;

import dev.loupe.schema.defect.DefectClass;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Finds the limits that catch the most labelled defective boards under a ceiling of false calls:
/// one step for all classes, then each class that has enough real marks by itself. Within a gap
/// that changes nothing a limit lies in the middle.
public final class ThresholdFit {
  /// False calls are counted this much below a limit: the next board does not score as these did.
  static final double MARGIN = 0.05;

  private static final double GRID = 0.01;
  private static final int ENOUGH = 10;
  private static final int ROUNDS = 2;

  private final Map<DefectClass, Span> spans;
  private final Cut parent;
  private final double mostFalseCalls;
  private final LabelError error;

  public ThresholdFit(
      Map<DefectClass, Span> spans, Cut parent, double mostFalseCalls, LabelError error) {
    this.spans = new TreeMap<>(spans);
    this.parent = parent;
    this.mostFalseCalls = mostFalseCalls;
    this.error = error;
  }

  private record Tried(double at, Cut cut, int caught) {}

  /// Empty where no limits within the range keep the ceiling.
  public Optional<Cut> fit(List<Board> boards) {
    var ceiling = new Ceiling(mostFalseCalls, error, Tally.of(boards, parent, MARGIN));
    var common = best(boards, ceiling, this::all, grid(0.01, 1));
    if (common == null) return Optional.empty();
    var cut = common;
    for (var round = 0; round < ROUNDS; round++)
      for (var kind : spans.keySet()) {
        if (marks(boards, kind) < ENOUGH) continue;
        var before = cut;
        var span = spans.get(kind);
        if (span == null) continue;
        var own =
            best(boards, ceiling, at -> before.with(kind, at), grid(span.least(), span.most()));
        if (own != null) cut = own;
      }
    return Optional.of(cut);
  }

  private Cut all(double at) {
    var cut = parent;
    for (var span : spans.entrySet()) cut = cut.with(span.getKey(), span.getValue().clamp(at));
    return cut;
  }

  private static long marks(List<Board> boards, DefectClass kind) {
    return boards.stream().filter(board -> board.real().containsKey(kind)).count();
  }

  private static double[] grid(double least, double most) {
    var steps = (int) Math.floor((most - least) / GRID + 1e-9);
    return DoubleStream.iterate(0, step -> step + 1)
        .limit(steps + 1L)
        .map(step -> Math.rint((least + step * GRID) * 1e4) / 1e4)
        .toArray();
  }

  private @Nullable Cut best(
      List<Board> boards,
      Ceiling ceiling,
      java.util.function.DoubleFunction<Cut> cutAt,
      double[] grid) {
    var allowed =
        DoubleStream.of(grid)
            .mapToObj(at -> new Tried(at, cutAt.apply(at), 0))
            .filter(it -> ceiling.allows(Tally.of(boards, it.cut, MARGIN)))
            .map(it -> new Tried(it.at, it.cut, Tally.of(boards, it.cut, 0).caught()))
            .toList();
    var most = allowed.stream().mapToInt(Tried::caught).max();
    if (most.isEmpty()) return null;
    var alike =
        allowed.stream()
            .filter(it -> it.caught == most.getAsInt())
            .sorted(Comparator.comparingDouble(Tried::at))
            .toList();
    return alike.get(alike.size() / 2).cut;
  }
}
