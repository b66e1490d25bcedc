package dev.loupe.simulator.line;

import dev.loupe.schema.inspection.Origin;
import dev.loupe.simulator.plc.Part;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/// A station's endless stream of parts, the same for the same seed and station: lots of 50, a lot
/// of one recipe.
public final class Line {
  static final int LOT = 50;

  /// `run` tells one run's parts from another's; it does not change the stream.
  public record Order(long seed, String run, Mix mix, Origin origin) {}

  private final Source source;
  private final String station;
  private final Order order;
  private final Random random;
  private String recipe = "";
  private int count;

  public Line(Source source, String station, Order order) {
    this.source = source;
    this.station = station;
    this.order = order;
    random = new Random(order.seed() * 31 + station.hashCode());
  }

  public Piece next() throws IOException {
    if (count % LOT == 0) recipe = any(source.recipes());
    count++;
    var position = any(source.positions(recipe));
    var kind = order.mix().pick(random);
    // Each part has its own chance, so that drawing one differently leaves the next as it was
    var own = new Random(random.nextLong());
    var name = "%d-%s-%s".formatted(order.seed(), station, order.run());
    var lot = "L%s-%03d".formatted(name, (count - 1) / LOT + 1);
    var part = new Part("P%s-%06d".formatted(name, count), recipe, position, lot, order.origin());
    return new Piece(part, kind, source.board(recipe, position, kind, own));
  }

  private String any(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }
}
