package dev.loupe.simulator.board;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// All boards that are drawn for one seed: several designs, each with its positions on the panel.
public final class Boards {
  private static final int POSITIONS = 4;

  private final long seed;
  private final Map<String, Board> drawn = new ConcurrentHashMap<>();

  public Boards(long seed) {
    this.seed = seed;
  }

  public List<String> recipes() {
    return Arrays.stream(Style.ALL).map(Style::recipe).toList();
  }

  public List<String> positions() {
    return IntStream.rangeClosed(1, POSITIONS).mapToObj(i -> "p" + i).toList();
  }

  public Board board(String recipe, String position) {
    return drawn.computeIfAbsent(recipe + "/" + position, _ -> draw(recipe, position));
  }

  private Board draw(String recipe, String position) {
    var style =
        Arrays.stream(Style.ALL)
            .filter(each -> each.recipe().equals(recipe))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no design " + recipe));
    return new Board(style, seed * 1_000_003 + (recipe + "/" + position).hashCode());
  }
}
