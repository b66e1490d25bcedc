package dev.loupe.edge.outbox;

import dev.loupe.edge.journal.MemoryJournal;
import dev.loupe.edge.journal.Sample;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.wire.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A node, a network that loses, repeats and reorders, and a ledger, in simulated time: one seed,
/// one history.
final class SimulatedPlant {
  private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int SLOW = 200;

  /// How bad things are, each a chance in [0, 1]; `kill` and `cut` a step.
  record Weather(double loss, double repeat, double kill, double cut, double poison) {}

  private record Message(long due, Runnable arrival) {}

  final MemoryJournal.Disk disk = new MemoryJournal.Disk();
  final ModelLedger ledger = new ModelLedger();
  long published;
  int starts;
  private final SplittableRandom chance;
  private final Weather weather;
  private final PriorityQueue<Message> network =
      new PriorityQueue<>((a, b) -> Long.compare(a.due, b.due));
  private final List<Receipt> forgotten = new ArrayList<>();
  private MemoryJournal journal;
  private Outbox outbox;
  private long now = 1;
  private long brokerBack;

  SimulatedPlant(long seed, Weather weather) {
    this.chance = new SplittableRandom(seed);
    this.weather = weather;
    this.journal = new MemoryJournal(disk, new UUID(7, 0));
    this.outbox = outbox();
  }

  private Outbox outbox() {
    starts++;
    var gate = new Gate("node-1", journal.id(), journal.pinned());
    var made = new Outbox(Rules.STANDARD, gate, journal.kept(), journal::read, chance.split());
    journal.listen((of, seq, _) -> made.appended(of, seq, now));
    return made;
  }

  /// Makes `parts` parts of one record each in bad weather, then waits for the outbox in good, the
  /// line slow: poison is found by what is answered beside it.
  void run(int parts) {
    for (var part = 1; part <= parts; part++) {
      var seq = journal.append(Sample.inspected(part));
      if (chance.nextDouble() < weather.poison) ledger.poison.add(new RecordId(journal.id(), seq));
      step(true);
    }
    for (var step = 1; step < 500_000 && outbox.queued() > 0; step++) {
      if (weather.poison > 0 && step % SLOW == 0) journal.append(Sample.inspected(parts + step));
      step(false);
    }
  }

  long queued() {
    return outbox.queued();
  }

  private void step(boolean bad) {
    now += STEP_NS;
    if (bad && chance.nextDouble() < weather.kill) kill();
    if (bad && chance.nextDouble() < weather.cut)
      brokerBack = now + TimeUnit.MILLISECONDS.toNanos(chance.nextLong(20_000));
    while (!network.isEmpty() && network.peek().due <= now) network.poll().arrival.run();
    if (now >= brokerBack) outbox.reconnected(now);
    act(outbox.tick(now), bad);
  }

  private void kill() {
    forgotten.clear();
    journal = new MemoryJournal(disk, new UUID(7, starts));
    outbox = outbox();
  }

  private void act(List<Action> actions, boolean bad) {
    for (var action : actions) {
      switch (action) {
        case Action.Publish it -> publish(it, bad);
        case Action.Receipted(var of, var got) -> {
          // a process that dies before the next write forgets it
          if (chance.nextInt(4) > 0) journal.receipted(of, got);
        }
        case Action.AskedAgain(var of, var ranges) -> journal.askedAgain(of, ranges);
        case Action.Bury(var letter, var lost) -> journal.bury(letter, lost);
        case Action.Book(var lost) -> journal.append(lost);
        case Action.Pin(var id) -> journal.pin(id);
        case Action.Raise _, Action.Clear _, Action.Warn _ -> {}
      }
    }
  }

  private void publish(Action.Publish it, boolean bad) {
    var arrived = now >= brokerBack;
    outbox.published(it.flight(), arrived, now);
    if (!arrived) return;
    published++;
    send(
        bad,
        () ->
            ledger
                .receive("node-1", it.journal(), it.records())
                .ifPresent(receipt -> send(bad, () -> act(outbox.receipt(receipt, now), bad))));
  }

  private void send(boolean bad, Runnable arrival) {
    var copies = bad && chance.nextDouble() < weather.repeat ? 2 : 1;
    for (var copy = 0; copy < copies; copy++) {
      if (bad && chance.nextDouble() < weather.loss) continue;
      var delay = TimeUnit.MILLISECONDS.toNanos(chance.nextLong(bad ? 3_000 : 50));
      network.add(new Message(now + delay, arrival));
    }
  }
}
