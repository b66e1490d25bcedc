package dev.loupe.simulator.line;

import dev.loupe.schema.inspection.Origin;
import dev.loupe.simulator.board.Board.Specimen;
import dev.loupe.simulator.plc.Part;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/// A station's endless stream of parts, the same for the same seed and station: a lot is of one
/// recipe. A degraded camera, golden parts and another run leave the stream as it was.
public final class Line {
  /// `run` tells one run's parts from another's; it does not change the stream.
  public record Order(long seed, String run, Mix mix, Course course) {}

  private final Source source;
  private final String station;
  private final Order order;
  private final Random random;
  private String recipe = "";
  private long count;

  public Line(Source source, String station, Order order) {
    this.source = source;
    this.station = station;
    this.order = order;
    random = new Random(order.seed() * 31 + station.hashCode());
  }

  public Piece next() throws IOException {
    var course = order.course();
    if (count % course.lot() == 0) recipe = nextRecipe();
    count++;
    var position = any(source.positions(recipe));
    var kind = order.mix().pick(random);
    // Each part has its own chance, so that drawing one differently leaves the next as it was
    var own = new Random(random.nextLong());
    if (course.isGolden(count)) return golden(position);
    var seen = seen(source.board(recipe, position, kind, own));
    return new Piece(part("P", position, Origin.PRODUCTION), kind, seen);
  }

  /// The template itself, as this camera takes it.
  private Piece golden(String position) throws IOException {
    var board = new Specimen(source.template(recipe, position), List.of());
    return new Piece(part("G", position, Origin.GOLDEN), Kind.GOOD, seen(board));
  }

  private Specimen seen(Specimen board) {
    return order.course().degrade(count).map(how -> how.of(board)).orElse(board);
  }

  private Part part(String letter, String position, Origin origin) {
    var name = "%d-%s-%s".formatted(order.seed(), station, order.run());
    var lot = "L%s-%03d".formatted(name, (count - 1) / order.course().lot() + 1);
    return new Part("%s%s-%06d".formatted(letter, name, count), recipe, position, lot, origin);
  }

  private String nextRecipe() {
    return order
        .course()
        .products(count + 1)
        .map(products -> products.pick(random))
        .orElseGet(() -> any(source.recipes()));
  }

  private String any(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }
}
