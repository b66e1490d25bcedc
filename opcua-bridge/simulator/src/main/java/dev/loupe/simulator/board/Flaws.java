package dev.loupe.simulator.board;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Draws the six kinds of defect where a fabricator makes them: on traces, at edges, between two
/// conductors, in pads and pours.
final class Flaws {
  private static final int MARGIN = 3;
  private static final int EDGE = 24;
  private static final int TRIES = 4_000;

  private final Layout layout;
  private final Picture template;
  private final Distances distances;
  private final Islands islands;

  Flaws(Layout layout, Picture template) {
    this.layout = layout;
    this.template = template;
    distances = Distances.of(template);
    islands = new Islands(template);
  }

  /// Draws one defect of `kind` into `board`, which is the template but for other defects; empty if
  /// no place was found.
  Optional<Flaw> draw(Picture board, DefectClass kind, Random random) {
    var before = board.copy();
    for (int i = 0; i < TRIES; i++) {
      boolean drawn =
          switch (kind) {
            case OPEN -> open(board, random);
            case SHORT -> bridge(board, random);
            case MOUSEBITE -> mousebite(board, random);
            case SPUR -> spur(board, random);
            case COPPER -> copper(board, random);
            case PINHOLE -> pinhole(board, random);
            case UNLIKE, OTHER -> throw new IllegalArgumentException("nobody draws " + kind);
          };
      if (drawn) return changed(before, board).map(box -> new Flaw(kind, box));
    }
    return Optional.empty();
  }

  private static Optional<Box> changed(Picture before, Picture after) {
    int left = after.width();
    int top = after.height();
    int right = -1;
    int bottom = -1;
    for (int y = 0; y < after.height(); y++)
      for (int x = 0; x < after.width(); x++) {
        if (before.isCopper(x, y) == after.isCopper(x, y)) continue;
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + 1);
        bottom = Math.max(bottom, y + 1);
      }
    if (right < 0) return Optional.empty();
    return Optional.of(
        new Box(
            Math.max(0, left - MARGIN),
            Math.max(0, top - MARGIN),
            Math.min(after.width(), right + MARGIN),
            Math.min(after.height(), bottom + MARGIN)));
  }

  private static double between(Random random, double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  private Spot anywhere(Random random) {
    return new Spot(
        EDGE + random.nextInt(template.width() - 2 * EDGE),
        EDGE + random.nextInt(template.height() - 2 * EDGE));
  }

  private double depth(Spot spot) {
    return distances.inCopper((int) Math.round(spot.x()), (int) Math.round(spot.y()));
  }

  private double clearance(Spot spot) {
    return distances.inBase((int) Math.round(spot.x()), (int) Math.round(spot.y()));
  }

  private boolean isInside(Spot spot) {
    return spot.x() >= EDGE
        && spot.y() >= EDGE
        && spot.x() < template.width() - EDGE
        && spot.y() < template.height() - EDGE;
  }

  private boolean open(Picture board, Random random) {
    if (layout.traces().isEmpty()) return false;
    var trace = layout.traces().get(random.nextInt(layout.traces().size()));
    double length = trace.from().distanceTo(trace.to());
    if (length < 28) return false;
    double half = between(random, 3.5, 8) / length;
    double middle = between(random, half + 6 / length, 1 - half - 6 / length);
    var centre = trace.from().towards(trace.to(), middle);
    // A pad or a pour here would not be cut through
    if (!isInside(centre) || depth(centre) > trace.width() / 2 + 1.5) return false;
    var slant = between(random, -2, 2);
    var from = trace.from().towards(trace.to(), middle - half);
    var to = trace.from().towards(trace.to(), middle + half);
    var across =
        new Spot(
            (to.y() - from.y()) / from.distanceTo(to), (from.x() - to.x()) / from.distanceTo(to));
    for (double side = -trace.width() / 2 - 1; side <= trace.width() / 2 + 1; side += 0.5) {
      double skew = slant * side / trace.width();
      var ragged =
          from.towards(to, between(random, -0.08, 0.08))
              .moved(across.x() * side, across.y() * side);
      var end =
          to.towards(from, between(random, -0.08, 0.08))
              .moved(across.x() * side, across.y() * side);
      Pen.base(board).line(ragged.towards(end, skew / 10), end.towards(ragged, -skew / 10), 1.2);
    }
    return true;
  }

  private boolean bridge(Picture board, Random random) {
    var middle = anywhere(random);
    double clear = clearance(middle);
    if (clear < 2.5 || clear > 11) return false;
    double angle = between(random, 0, Math.PI);
    var one = hit(middle, angle, 15);
    var other = hit(middle, angle + Math.PI, 15);
    if (one == null || other == null || islands.same(one, other)) return false;
    var bend = middle.moved(between(random, -2.5, 2.5), between(random, -2.5, 2.5));
    double width = between(random, 3, 6);
    Pen.copper(board).line(one, bend, width);
    Pen.copper(board).line(bend, other, width);
    return true;
  }

  /// Where the ray from `from` meets copper, a little inside it.
  private @Nullable Spot hit(Spot from, double angle, int longest) {
    for (int i = 1; i <= longest; i++) {
      var there = from.moved(i * Math.cos(angle), i * Math.sin(angle));
      if (!isInside(there)) return null;
      if (depth(there) >= 1) return there.moved(Math.cos(angle), Math.sin(angle));
    }
    return null;
  }

  private boolean mousebite(Picture board, Random random) {
    var edge = anywhere(random);
    if (clearance(edge) < 1 || clearance(edge) > 1.5) return false;
    var inward = steepest(edge, true);
    double thick = thickness(edge, inward);
    if (thick < 5.5) return false;
    double deep = Math.min(between(random, 3.5, 6.5), thick - 2.4);
    double along = between(random, 2.5, 6);
    for (double side = -along; side <= along; side += 0.7) {
      var mouth = edge.moved(-inward.y() * side, inward.x() * side);
      double reach = deep - Math.abs(side) * 0.3 - between(random, 0, 0.6);
      Pen.base(board)
          .line(mouth, mouth.moved(inward.x() * (reach - 1.5), inward.y() * (reach - 1.5)), 3);
    }
    return true;
  }

  private double thickness(Spot edge, Spot inward) {
    for (int i = 1; i <= 40; i++)
      if (depth(edge.moved(inward.x() * (i + 1), inward.y() * (i + 1))) == 0) return i;
    return 40;
  }

  /// The direction in which it gets deepest (or freest) four pixels away.
  private Spot steepest(Spot from, boolean inward) {
    var best = new Spot(1, 0);
    double most = -1;
    for (int i = 0; i < 16; i++) {
      var direction = new Spot(Math.cos(i * Math.PI / 8), Math.sin(i * Math.PI / 8));
      double sum = 0;
      for (int far = 2; far <= 4; far++) {
        var there = from.moved(direction.x() * far, direction.y() * far);
        sum += inward ? depth(there) : clearance(there);
      }
      if (sum <= most) continue;
      most = sum;
      best = direction;
    }
    return best;
  }

  private boolean spur(Picture board, Random random) {
    var root = anywhere(random);
    if (depth(root) < 1 || depth(root) > 1.5) return false;
    var outward = steepest(root, false);
    double length = between(random, 6, 11);
    var tip = root.moved(outward.x() * length, outward.y() * length);
    var beyond = tip.moved(outward.x() * 3, outward.y() * 3);
    if (!isInside(tip) || clearance(beyond) < 3 || clearance(tip) < length / 2) return false;
    Pen.copper(board)
        .thorn(
            root,
            tip.moved(between(random, -1.5, 1.5), between(random, -1.5, 1.5)),
            between(random, 4, 6));
    return true;
  }

  private boolean copper(Picture board, Random random) {
    var centre = anywhere(random);
    double radius = between(random, 2.5, 5.5);
    if (clearance(centre) < radius + 6) return false;
    var pen = Pen.copper(board);
    pen.disc(centre, radius);
    pen.disc(centre.moved(between(random, -3, 3), between(random, -3, 3)), radius * 0.8);
    return true;
  }

  private boolean pinhole(Picture board, Random random) {
    var centre = anywhere(random);
    double radius = between(random, 2, 4);
    if (depth(centre) < radius + 2.5) return false;
    var pen = Pen.base(board);
    pen.disc(centre, radius);
    pen.disc(centre.moved(between(random, -1.5, 1.5), between(random, -1.5, 1.5)), radius * 0.8);
    return true;
  }
}
