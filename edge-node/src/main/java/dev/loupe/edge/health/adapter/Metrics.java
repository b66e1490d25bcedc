package dev.loupe.edge.health.adapter;

import dev.loupe.edge.health.Faults;
import dev.loupe.edge.image.adapter.Uploads;
import dev.loupe.edge.journal.adapter.SqliteJournal;
import dev.loupe.edge.outbox.adapter.OutboxLoop;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Shadowed;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.JournalRecord.Delivered;
import dev.loupe.schema.wire.JournalRecord.Inspected;
import dev.loupe.schema.wire.JournalRecord.Lost;
import dev.loupe.schema.wire.JournalRecord.Shadow;
import dev.loupe.schema.wire.JournalRecord.Summed;
import dev.loupe.schema.wire.JournalRecord.Tripped;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Prometheus figures, taken from what is journalled: nothing else counts parts.
@Singleton
final class Metrics {
  private static final int WITH_THE_OUTBOX = 1_450;
  private static final Duration[] BUCKETS =
      java.util.stream.IntStream.of(1, 2, 5, 10, 15, 20, 30, 50, 75, 100, 200, 500)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;

  @Inject
  Metrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void start(
      @Observes @Priority(WITH_THE_OUTBOX) StartupEvent start,
      SqliteJournal journal,
      OutboxLoop outbox,
      Uploads images,
      Faults faults) {
    journal.listen((_, _, record) -> count(record));
    var append = timer("loupe.journal.append", "append", "durable");
    journal.onAppendTime(nanos -> append.record(Duration.ofNanos(nanos)));
    registry.gauge("loupe.outbox.queued", outbox, OutboxLoop::queued);
    registry.gauge("loupe.images.waiting", images, Uploads::waiting);
    registry.gauge("loupe.images.waiting.bytes", images, Uploads::waitingBytes);
    registry.more().counter("loupe.images.refused", List.of(), images, Uploads::refusals);
    registry.gauge("loupe.fault", faults, it -> it.gravest().code());
    registry.gauge("loupe.journal.writable", journal, it -> it.writable() ? 1 : 0);
  }

  private void count(JournalRecord record) {
    switch (record) {
      case Inspected(var inspection) -> inspected(inspection);
      case Delivered(var delivery) -> delivered(delivery);
      case Lost(_, var range, _) -> registry.counter("loupe.records.lost").increment(range.size());
      case Shadow(var shadowed) -> shadowed(shadowed);
      case Tripped(var tripped) ->
          registry.counter("loupe.guard.trips", "why", tripped.why().wireName()).increment();
      case Summed _ -> registry.counter("loupe.summaries").increment();
    }
  }

  private void inspected(Inspection it) {
    registry.counter("loupe.parts", "verdict", it.outcome().verdict().name()).increment();
    stage("acquire", it.latency().acquire());
    stage("decode", it.latency().decode());
    stage("infer", it.latency().infer());
    stage("decide", it.latency().decide());
  }

  private void delivered(Delivery it) {
    var state = it.state().name().toLowerCase(Locale.ROOT);
    registry.counter("loupe.deliveries", "state", state).increment();
    stage("journal", it.timing().journal());
    stage("plc", it.timing().plc());
    stage("total", it.timing().total());
  }

  private void shadowed(Shadowed it) {
    var became =
        switch (it.compared()) {
          case Shadowed.Both _ -> "both";
          case Shadowed.Skipped _ -> "skipped";
        };
    registry.counter("loupe.shadowed", "compared", became).increment();
  }

  private void stage(String stage, double ms) {
    timer("loupe.stage", "stage", stage).record(Duration.ofNanos((long) (ms * 1e6)));
  }

  private Timer timer(String name, String key, String value) {
    return Timer.builder(name).tag(key, value).serviceLevelObjectives(BUCKETS).register(registry);
  }
}
