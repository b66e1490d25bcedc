package dev.loupe.edge.outbox.adapter;

import dev.loupe.edge.config.NodeConfig;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.journal.Ranges;
import dev.loupe.edge.journal.Records;
import dev.loupe.edge.journal.Trace;
import dev.loupe.edge.outbox.Action;
import dev.loupe.edge.outbox.Gate;
import dev.loupe.edge.outbox.Outbox;
import dev.loupe.edge.outbox.Rules;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.wire.Command;
import dev.loupe.schema.wire.EnvelopeCodec;
import dev.loupe.schema.wire.JournalRecord.Lost;
import dev.loupe.schema.wire.Receipt;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The outbox's one thread: feeds it what happens and does what it wants done.
@Singleton
public final class OutboxLoop {
  private static final Logger LOG = Logger.getLogger(OutboxLoop.class);
  private static final long TICK_MS = 10;
  private static final Duration ALIVE = Duration.ofSeconds(30);

  private final String node;
  private final Journal journal;
  private final Records records;
  private final Faults faults;
  private final Outbox outbox;
  private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final AtomicLong heard = new AtomicLong();
  private volatile State state = new State(0, 0, Map.of());
  private volatile boolean closing;
  private volatile long lastLook = System.nanoTime();
  private volatile Consumer<Command.Lease> leases = _ -> {};
  private boolean connected = true;
  private long appended;
  private @Nullable Thread thread;

  /// The outbox as it was after `appended` records of this process.
  private record State(long queued, long appended, Map<UUID, Ranges> receipted) {}

  OutboxLoop(NodeConfig config, Journal journal, Records records, Faults faults) {
    this.node = config.node();
    this.journal = journal;
    this.records = records;
    this.faults = faults;
    var gate = new Gate(node, journal.id(), records.pinned());
    this.outbox =
        new Outbox(Rules.STANDARD, gate, records.kept(), records::read, new SplittableRandom());
  }

  /// From here on it sends. Records appended before are found in the journal.
  void start(Wire wire) {
    if (!records.undecided().isEmpty()) faults.raise(FaultCode.DEAD_LETTERS);
    records.listen((of, seq, _) -> {
      heard.incrementAndGet();
      events.add(() -> appended(of, seq));
    });
    thread = Thread.ofPlatform().name("outbox").start(() -> run(wire));
  }

  private void run(Wire wire) {
    try {
      while (!closing) {
        var event = events.poll(TICK_MS, TimeUnit.MILLISECONDS);
        try {
          for (; event != null; event = events.poll()) event.run();
          act(outbox.tick(System.nanoTime()), wire);
        } catch (RuntimeException e) { // the loop must live: what failed is sent again
          LOG.error("The outbox stumbled", e);
          TimeUnit.SECONDS.sleep(1);
        }
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void appended(UUID of, long seq) {
    appended++;
    outbox.appended(of, seq, System.nanoTime());
  }

  private void look() {
    state = new State(outbox.queued(), appended, outbox.receipted());
    lastLook = System.nanoTime();
    if (outbox.connected() == connected) return;
    connected = !connected;
    LOG.info(connected ? "The broker is there" : "The broker is away: the journal keeps all");
  }

  /// Whether its thread goes round.
  public boolean alive() {
    return thread != null && System.nanoTime() - lastLook < ALIVE.toNanos();
  }

  void receipt(Receipt receipt) {
    events.add(() -> act(outbox.receipt(receipt, System.nanoTime()), null));
  }

  void command(Command command) {
    switch (command) {
      case Command.Resend resend ->
          events.add(() -> act(outbox.resend(resend, System.nanoTime()), null));
      case Command.Lease lease -> leases.accept(lease);
    }
  }

  /// Whom leases are for; before the first message comes.
  public void onLease(Consumer<Command.Lease> listener) {
    leases = listener;
  }

  /// The broker's connection took a report.
  public void connected() {
    events.add(() -> outbox.reconnected(System.nanoTime()));
  }

  /// How many records wait for a receipt, those that it has only just heard of too.
  public long queued() {
    var all = heard.get();
    var seen = state;
    return seen.queued + Math.max(0, all - seen.appended);
  }

  public Map<UUID, Ranges> receipted() {
    return state.receipted;
  }

  private void act(List<Action> actions, @Nullable Wire wire) {
    for (var action : actions) {
      switch (action) {
        case Action.Publish publish when wire != null -> publish(publish, wire);
        case Action.Publish publish ->
            throw new IllegalStateException("nowhere to publish flight " + publish.flight());
        case Action.Receipted(var of, var got) -> records.receipted(of, got);
        case Action.AskedAgain(var of, var ranges) -> records.askedAgain(of, ranges);
        case Action.Bury(var letter, var lost) -> {
          LOG.error("Record " + letter.seq() + " goes to the dead letters: " + letter.sentence());
          records.bury(letter, lost);
        }
        case Action.Book(var lost) -> book(lost);
        case Action.Pin(var ledger) -> records.pin(ledger);
        case Action.Raise(var fault) -> faults.raise(fault);
        case Action.Clear(var fault) -> faults.clear(fault);
        case Action.Warn(var sentence) -> LOG.warn(sentence);
      }
    }
  }

  private void book(Lost lost) {
    LOG.error("Records " + lost.range() + " of " + lost.journal() + " are lost: " + lost.reason());
    journal.appendLater(lost);
  }

  private void publish(Action.Publish it, Wire wire) {
    var bytes = it.records().stream().map(Records.Stored::bytes).toList();
    var trace = Trace.parent(new RecordId(it.journal(), it.records().getFirst().seq()));
    var envelope = EnvelopeCodec.encode(node, it.journal(), Instant.now(), trace, bytes);
    wire.records(
        envelope,
        arrived -> events.add(() -> outbox.published(it.flight(), arrived, System.nanoTime())));
  }

  /// Gives what waits a moment to be receipted, then stops.
  void drain(Duration atMost) {
    var until = System.nanoTime() + atMost.toNanos();
    try {
      while (queued() > 0 && System.nanoTime() < until) TimeUnit.MILLISECONDS.sleep(20);
      closing = true;
      if (thread != null) thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
