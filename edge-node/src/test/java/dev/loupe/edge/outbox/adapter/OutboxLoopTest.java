package dev.loupe.edge.outbox.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.config.NodeConfig;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.journal.MemoryJournal;
import dev.loupe.edge.journal.Sample;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.Envelope;
import dev.loupe.schema.wire.EnvelopeCodec;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class OutboxLoopTest {
  private record Node(String node) implements NodeConfig {
    @Override
    public String line() {
      return "line-1";
    }

    @Override
    public String station() {
      return "aoi-1";
    }

    @Override
    public Path data() {
      return Path.of("unused");
    }
  }

  /// Keeps the batches and answers nothing.
  private static final class Line implements Wire {
    private final LinkedBlockingQueue<Envelope> batches = new LinkedBlockingQueue<>();

    @Override
    public void records(byte[] envelope, Consumer<Boolean> done) {
      if (EnvelopeCodec.decode(envelope) instanceof Decoded.Value(var batch)) batches.add(batch);
      done.accept(true);
    }

    @Override
    public void report(byte[] report, Consumer<Boolean> done) {}
  }

  private static OutboxLoop loop(MemoryJournal journal) {
    return new OutboxLoop(new Node("node-1"), journal, journal, new Faults());
  }

  static OutboxLoop loop() {
    return loop(new MemoryJournal(new MemoryJournal.Disk(), new UUID(2, 2)));
  }

  @Test
  void drainingWaitsForTheReceipts() throws Exception {
    var journal = new MemoryJournal(new MemoryJournal.Disk(), new UUID(2, 2));
    var loop = loop(journal);
    var line = new Line();
    loop.start(line);
    journal.append(Sample.inspected(1));
    assertThat(loop.queued()).isEqualTo(1);
    var batch = line.batches.poll(10, TimeUnit.SECONDS);
    assertThat(batch).isNotNull();
    var got = List.of(new Range(1, 1));
    loop.receipt(new Receipt(new UUID(1, 1), "node-1", journal.id(), got, List.of(), 4));
    loop.drain(Duration.ofSeconds(10));
    assertThat(loop.queued()).isZero();
    assertThat(journal.kept().getFirst().receipted().contains(1)).isTrue();
  }

  @Test
  void aLedgerThatIsAwayDoesNotHoldUpTheStop() throws Exception {
    var journal = new MemoryJournal(new MemoryJournal.Disk(), new UUID(2, 2));
    var loop = loop(journal);
    loop.start(new Line());
    journal.append(Sample.inspected(1));
    loop.drain(Duration.ofMillis(100));
    assertThat(loop.queued()).isEqualTo(1);
  }
}
