package dev.loupe.simulator.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// One board as its designer would have laid it: pads on a grid, traces between them, vias, a pour.
final class Layout {
  static final int SIDE = Grid.SIZE * Grid.PITCH;

  /// A straight piece of trace, `width` wide.
  record Trace(Spot from, Spot to, double width) {}

  private interface Shape {
    void draw(Pen copper, Pen base);
  }

  private final Style style;
  private final Random random;
  private final Grid grid = new Grid();
  private final List<Shape> shapes = new ArrayList<>();
  private final List<Trace> traces = new ArrayList<>();
  private final List<Integer> pads = new ArrayList<>();
  private final List<Integer> terminals = new ArrayList<>();
  private int nets;

  Layout(Style style, long seed) {
    this.style = style;
    random = new Random(seed);
    for (int corner = 0; corner < 4; corner++) if (random.nextInt(3) > 0) mountingHole(corner);
    for (int i = 0; i < style.chips(); i++) attempt(this::chip);
    for (int i = 0; i < style.headers(); i++) attempt(this::header);
    for (int i = 0; i < style.passives(); i++) attempt(this::passive);
    for (int i = 0; i < style.vias(); i++) attempt(this::via);
    route();
    if (style.poured()) pour();
  }

  List<Trace> traces() {
    return Collections.unmodifiableList(traces);
  }

  Picture draw() {
    var picture = Picture.blank(SIDE, SIDE);
    var copper = Pen.copper(picture);
    for (var trace : traces) copper.line(trace.from, trace.to, trace.width);
    for (var shape : shapes) shape.draw(copper, Pen.base(picture));
    return picture;
  }

  private interface Placing {
    boolean place();
  }

  private static void attempt(Placing placing) {
    for (int i = 0; i < 40; i++) if (placing.place()) return;
  }

  private int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  private void mountingHole(int corner) {
    int x = corner % 2 == 0 ? 2 : Grid.SIZE - 3;
    int y = corner < 2 ? 2 : Grid.SIZE - 3;
    var centre = Grid.spot(Grid.cell(x, y));
    int net = ++nets;
    for (int dy = -2; dy <= 2; dy++) for (int dx = -2; dx <= 2; dx++) grid.pad(x + dx, y + dy, net);
    shapes.add((copper, base) -> {
      copper.disc(centre, 29);
      base.disc(centre, 15);
    });
  }

  /// A flat pack: pads on all four sides, or on two.
  private boolean chip() {
    int side = between(5, 9);
    int depth = random.nextInt(3) == 0 ? 4 : side;
    int left = between(3, Grid.SIZE - side - 6);
    int top = between(3, Grid.SIZE - depth - 6);
    if (!grid.isFree(left - 2, top - 2, left + side + 3, top + depth + 3)) return false;
    for (int i = 1; i <= side; i++) {
      lead(left + i, top, 0, -1);
      lead(left + i, top + depth + 1, 0, 1);
    }
    if (depth == side)
      for (int i = 1; i <= side; i++) {
        lead(left, top + i, -1, 0);
        lead(left + side + 1, top + i, 1, 0);
      }
    if (side > 5 && depth == side) slug(left, top, side);
    return true;
  }

  private void lead(int x, int y, int outX, int outY) {
    int net = pad(x, y);
    grid.reserve(x + outX, y + outY, net);
    grid.reserve(x - outX, y - outY, -1 - net); // nothing passes under the body's edge
    var centre = Grid.spot(Grid.cell(x, y)).moved(outX * 2, outY * 2);
    double along = outX == 0 ? 8 : 22;
    double across = outX == 0 ? 22 : 8;
    shapes.add((copper, _) -> copper.rectangle(centre, along, across, 2));
  }

  /// The chip's thermal pad with its holes.
  private void slug(int left, int top, int side) {
    int net = ++nets;
    for (int y = top + 2; y <= top + side - 1; y++)
      for (int x = left + 2; x <= left + side - 1; x++) grid.pad(x, y, net);
    var centre =
        Grid.spot(Grid.cell(left, top))
            .moved((side + 1) * Grid.PITCH / 2.0, (side + 1) * Grid.PITCH / 2.0);
    double edge = (side - 3) * Grid.PITCH;
    shapes.add((copper, base) -> {
      copper.rectangle(centre, edge, edge, 4);
      for (int row = -1; row <= 1; row += 2)
        for (int column = -1; column <= 1; column += 2)
          base.disc(centre.moved(column * edge / 4, row * edge / 4), 3);
    });
  }

  /// Round pads with drilled holes in one or two rows.
  private boolean header() {
    int pins = between(4, 9);
    int rows = between(1, 2);
    boolean upright = random.nextBoolean();
    int wide = upright ? 2 * rows : 2 * pins;
    int high = upright ? 2 * pins : 2 * rows;
    int left = between(1, Grid.SIZE - wide - 2);
    int top = between(1, Grid.SIZE - high - 2);
    if (!grid.isFree(left - 1, top - 1, left + wide, top + high)) return false;
    for (int y = top; y < top + high; y += 2)
      for (int x = left; x < left + wide; x += 2) {
        pad(x, y);
        var centre = Grid.spot(Grid.cell(x, y));
        boolean first = x == left && y == top;
        shapes.add((copper, base) -> {
          if (first) copper.rectangle(centre, 21, 21, 2);
          else copper.disc(centre, 10.5);
          base.disc(centre, 4);
        });
      }
    return true;
  }

  private boolean passive() {
    boolean upright = random.nextBoolean();
    int x = between(1, Grid.SIZE - 4);
    int y = between(1, Grid.SIZE - 4);
    int dx = upright ? 0 : 2;
    int dy = upright ? 2 : 0;
    if (!grid.isFree(x - 1, y - 1, x + dx + 1, y + dy + 1)) return false;
    for (int end = 0; end <= 1; end++) {
      int net = pad(x + end * dx, y + end * dy);
      var centre = Grid.spot(Grid.cell(x + end * dx, y + end * dy));
      grid.reserve(x + dx / 2, y + dy / 2, -1 - net);
      shapes.add((copper, _) -> copper.rectangle(centre, upright ? 19 : 15, upright ? 15 : 19, 2));
    }
    return true;
  }

  private boolean via() {
    int x = between(1, Grid.SIZE - 2);
    int y = between(1, Grid.SIZE - 2);
    if (!grid.isFree(x - 1, y - 1, x + 1, y + 1)) return false;
    int net = ++nets;
    grid.pad(x, y, net);
    terminals.add(Grid.cell(x, y));
    var centre = Grid.spot(Grid.cell(x, y));
    shapes.add((copper, base) -> {
      copper.disc(centre, 8);
      base.disc(centre, 3);
    });
    return true;
  }

  private int pad(int x, int y) {
    int net = ++nets;
    grid.pad(x, y, net);
    pads.add(Grid.cell(x, y));
    terminals.add(Grid.cell(x, y));
    return net;
  }

  private void route() {
    Collections.shuffle(pads, random);
    for (int pad : pads) {
      var targets = new ArrayList<>(terminals);
      Collections.shuffle(targets, random);
      targets.subList(Math.min(12, targets.size()), targets.size()).clear();
      targets.sort((a, b) -> Double.compare(distance(pad, a), distance(pad, b)));
      for (int i = 0; i < Math.min(3, targets.size()); i++) if (connect(pad, targets.get(i))) break;
    }
  }

  private static double distance(int a, int b) {
    return Grid.spot(a).distanceTo(Grid.spot(b));
  }

  private boolean connect(int from, int to) {
    int net = grid.owner(Grid.x(from), Grid.y(from));
    int other = grid.owner(Grid.x(to), Grid.y(to));
    if (net == other) return false;
    var renamed = grid.rename(other, net);
    var cells = Router.route(grid, from, to, net);
    if (cells.isEmpty()) {
      renamed.forEach(cell -> grid.own(cell, other));
      return false;
    }
    draw(cells);
    return true;
  }

  private void draw(List<Integer> cells) {
    double width = random.nextInt(6) == 0 ? style.trace() + 2 : style.trace();
    int start = 0;
    for (int i = 1; i < cells.size(); i++) {
      boolean bends =
          i + 1 < cells.size()
              && cells.get(i + 1) - cells.get(i) != cells.get(i) - cells.get(i - 1);
      if (!bends && i + 1 < cells.size()) continue;
      traces.add(new Trace(Grid.spot(cells.get(start)), Grid.spot(cells.get(i)), width));
      start = i;
    }
  }

  /// Fills what is left with copper, a cell away from all else.
  private void pour() {
    var filled = new boolean[Grid.SIZE * Grid.SIZE];
    for (int y = 1; y < Grid.SIZE - 1; y++)
      for (int x = 1; x < Grid.SIZE - 1; x++)
        filled[Grid.cell(x, y)] = grid.isFree(x - 1, y - 1, x + 1, y + 1);
    shapes.add((copper, _) -> fill(copper, withoutIslands(filled)));
  }

  private static boolean[] withoutIslands(boolean[] filled) {
    var kept = new boolean[filled.length];
    var seen = new boolean[filled.length];
    for (int start = 0; start < filled.length; start++) {
      if (!filled[start] || seen[start]) continue;
      var island = new ArrayList<>(List.of(start));
      seen[start] = true;
      for (int i = 0; i < island.size(); i++)
        for (int step : new int[] {-1, 1, -Grid.SIZE, Grid.SIZE}) {
          int next = island.get(i) + step;
          if (!filled[next] || seen[next]) continue;
          seen[next] = true;
          island.add(next);
        }
      if (island.size() >= 8) island.forEach(cell -> kept[cell] = true);
    }
    return kept;
  }

  private static void fill(Pen copper, boolean[] filled) {
    for (int cell = 0; cell < filled.length; cell++) {
      if (!filled[cell]) continue;
      var here = Grid.spot(cell);
      copper.rectangle(here, 26, 26, 8);
      if (filled[cell + 1]) copper.rectangle(here.moved(8, 0), 32, 26, 8);
      if (filled[cell + Grid.SIZE]) copper.rectangle(here.moved(0, 8), 26, 32, 8);
    }
  }
}
