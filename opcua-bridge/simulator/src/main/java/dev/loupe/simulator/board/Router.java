package dev.loupe.simulator.board;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/// Finds traces as a board designer lays them: straight, at 45°, with few bends.
final class Router {
  private static final int[] DX = {1, 1, 0, -1, -1, -1, 0, 1};
  private static final int[] DY = {0, 1, 1, 1, 0, -1, -1, -1};
  private static final int BEND = 7;
  private static final int LONGEST = 700;

  private record Step(int cell, int direction, int cost) {}

  private Router() {}

  /// The cells from `from` to `to`, both included; empty if there is no way. Owns them for `net`.
  static List<Integer> route(Grid grid, int from, int to, int net) {
    var cost = new int[Grid.SIZE * Grid.SIZE * 8];
    var before = new int[cost.length];
    Arrays.fill(cost, Integer.MAX_VALUE);
    Arrays.fill(before, -1);
    var open =
        new PriorityQueue<Step>(Comparator.comparingInt(step -> step.cost + rest(step.cell, to)));
    for (int direction = 0; direction < 8; direction++) {
      cost[from * 8 + direction] = 0;
      open.add(new Step(from, direction, 0));
    }
    while (!open.isEmpty()) {
      var step = open.poll();
      if (step.cell == to) return path(grid, step, before, net);
      if (step.cost > cost[step.cell * 8 + step.direction] || step.cost > LONGEST) continue;
      for (int turn = -1; turn <= 1; turn++) expand(grid, step, turn, net, cost, before, open);
    }
    return List.of();
  }

  // CHECKSTYLE:OFF the arrays are one search's scratch space; a class for them would say less
  private static void expand(
      Grid grid, Step step, int turn, int net, int[] cost, int[] before, PriorityQueue<Step> open) {
    // CHECKSTYLE:ON
    int direction = (step.direction + turn + 8) % 8;
    int x = Grid.x(step.cell);
    int y = Grid.y(step.cell);
    if (!grid.mayStep(x, y, DX[direction], DY[direction], net)) return;
    int next = Grid.cell(x + DX[direction], y + DY[direction]);
    int total = step.cost + (direction % 2 == 0 ? 10 : 14) + (turn == 0 ? 0 : BEND);
    if (total >= cost[next * 8 + direction]) return;
    cost[next * 8 + direction] = total;
    before[next * 8 + direction] = step.cell * 8 + step.direction;
    open.add(new Step(next, direction, total));
  }

  private static int rest(int cell, int to) {
    int dx = Math.abs(Grid.x(cell) - Grid.x(to));
    int dy = Math.abs(Grid.y(cell) - Grid.y(to));
    return 10 * Math.max(dx, dy) + 4 * Math.min(dx, dy);
  }

  private static List<Integer> path(Grid grid, Step end, int[] before, int net) {
    Deque<Integer> cells = new ArrayDeque<>();
    for (int at = end.cell * 8 + end.direction; at >= 0; at = before[at]) cells.addFirst(at / 8);
    cells.forEach(cell -> grid.own(cell, net));
    return new ArrayList<>(cells);
  }
}
