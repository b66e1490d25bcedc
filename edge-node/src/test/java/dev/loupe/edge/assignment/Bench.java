package dev.loupe.edge.assignment;

import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.model.ModelRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A desk without a world: commands are kept, and answered by the test.
final class Bench {
  private static final long START = 1_000_000_000_000L;

  Desk desk = Desk.EMPTY;
  long now = START;
  final List<Command> commands = new ArrayList<>();

  /// A node whose own model `champion` serves.
  static Bench serving(ModelRef champion) {
    var bench = new Bench();
    bench.take(Desk.started(Remembered.NOTHING, null, champion, bench.now));
    bench.on(new Event.Warmed(champion.digest()));
    return bench;
  }

  static Bench restarted(
      Remembered remembered, @Nullable Assignment order, @Nullable ModelRef own) {
    var bench = new Bench();
    bench.take(Desk.started(remembered, order, own, bench.now));
    return bench;
  }

  private List<Command> take(Desk.Step step) {
    desk = step.desk();
    var mine = step.wishes().stream().map(Desk.Wish::command).toList();
    commands.addAll(mine);
    return mine;
  }

  List<Command> on(Event event) {
    return take(desk.on(event, now));
  }

  List<Command> order(Assignment order) {
    return take(desk.ordered(order, now));
  }

  List<Command> after(Duration time) {
    now += time.toNanos();
    return on(new Event.Tick());
  }

  /// All that brings a model in, as if everything went well.
  List<Command> bring(ModelRef model) {
    var all = new ArrayList<Command>();
    for (var event :
        List.of(
            new Event.Fetched(model.digest()),
            new Event.Verified(model.digest()),
            new Event.Warmed(model.digest()))) all.addAll(on(event));
    return all;
  }

  void lease(long generation, int seconds) {
    on(new Event.Lease(generation, now, seconds));
  }

  Slot slot() {
    return desk.of(Desk.EVERY);
  }

  @Nullable ModelRef champion() {
    return slot().held().champion();
  }

  boolean candidateActs() {
    return slot().candidateActs(now);
  }
}
