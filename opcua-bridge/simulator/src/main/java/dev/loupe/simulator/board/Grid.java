package dev.loupe.simulator.board;

import java.util.List;
import java.util.stream.IntStream;

/// The routing grid of one board: which net owns each cell. Cells of pads are `hard`: no foreign
/// trace passes diagonally beside them.
final class Grid {
  static final int PITCH = 16;
  static final int SIZE = 40;
  static final int FREE = 0;

  private final int[] owner = new int[SIZE * SIZE];
  private final boolean[] hard = new boolean[SIZE * SIZE];

  static Spot spot(int cell) {
    return new Spot(x(cell) * PITCH + PITCH / 2.0, y(cell) * PITCH + PITCH / 2.0);
  }

  static int cell(int x, int y) {
    return y * SIZE + x;
  }

  static int x(int cell) {
    return cell % SIZE;
  }

  static int y(int cell) {
    return cell / SIZE;
  }

  static boolean contains(int x, int y) {
    return x >= 0 && y >= 0 && x < SIZE && y < SIZE;
  }

  int owner(int x, int y) {
    return contains(x, y) ? owner[cell(x, y)] : -1;
  }

  boolean isHard(int x, int y) {
    return !contains(x, y) || hard[cell(x, y)];
  }

  void own(int cell, int net) {
    owner[cell] = net;
  }

  void pad(int x, int y, int net) {
    if (!contains(x, y)) return;
    owner[cell(x, y)] = net;
    hard[cell(x, y)] = true;
  }

  /// Keeps the cell for `net` if nobody has it.
  void reserve(int x, int y, int net) {
    if (contains(x, y) && owner[cell(x, y)] == FREE) owner[cell(x, y)] = net;
  }

  boolean isFree(int left, int top, int right, int bottom) {
    for (int y = top; y <= bottom; y++)
      for (int x = left; x <= right; x++) if (owner(x, y) != FREE) return false;
    return true;
  }

  /// May `net` step from (x, y) by (dx, dy)?
  boolean mayStep(int x, int y, int dx, int dy, int net) {
    int there = owner(x + dx, y + dy);
    if (there != FREE && there != net) return false;
    if (dx == 0 || dy == 0) return true;
    return sideIsOpen(x + dx, y, net)
        && sideIsOpen(x, y + dy, net)
        && (isMine(x + dx, y, net) || isMine(x, y + dy, net));
  }

  private boolean isMine(int x, int y, int net) {
    return owner(x, y) == FREE || owner(x, y) == net;
  }

  private boolean sideIsOpen(int x, int y, int net) {
    return isMine(x, y, net) || !isHard(x, y);
  }

  /// Gives all of `from` to `to`; returns the cells.
  List<Integer> rename(int from, int to) {
    var cells = IntStream.range(0, owner.length).filter(i -> owner[i] == from).boxed().toList();
    cells.forEach(cell -> owner[cell] = to);
    return cells;
  }
}
