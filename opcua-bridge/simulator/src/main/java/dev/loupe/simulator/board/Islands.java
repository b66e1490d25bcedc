package dev.loupe.simulator.board;

import java.util.ArrayDeque;
import java.util.Arrays;

/// The conductors of a picture: copper that hangs together.
final class Islands {
  private final int width;
  private final int[] label;

  Islands(Picture picture) {
    width = picture.width();
    label = new int[width * picture.height()];
    int count = 0;
    for (int y = 0; y < picture.height(); y++)
      for (int x = 0; x < width; x++)
        if (picture.isCopper(x, y) && label[y * width + x] == 0) flood(picture, x, y, ++count);
  }

  private void flood(Picture picture, int startX, int startY, int name) {
    var open = new ArrayDeque<Integer>();
    label[startY * width + startX] = name;
    open.add(startY * width + startX);
    while (!open.isEmpty()) {
      int at = open.poll();
      for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++) {
          int x = at % width + dx;
          int y = at / width + dy;
          if (!picture.isCopper(x, y) || label[y * width + x] != 0) continue;
          label[y * width + x] = name;
          open.add(y * width + x);
        }
    }
  }

  int count() {
    return Arrays.stream(label).max().orElse(0);
  }

  boolean same(Spot one, Spot other) {
    return at(one) == at(other);
  }

  private int at(Spot spot) {
    return label[(int) Math.round(spot.y()) * width + (int) Math.round(spot.x())];
  }
}
