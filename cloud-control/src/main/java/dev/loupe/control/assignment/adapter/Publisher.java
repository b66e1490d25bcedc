package dev.loupe.control.assignment.adapter;

import dev.loupe.control.assignment.AssignmentBook;
import dev.loupe.control.assignment.Issued;
import dev.loupe.control.assignment.Publication;
import dev.loupe.control.fleet.ReportTaken;
import dev.loupe.control.fleet.Reported;
import dev.loupe.control.ledger.Downlink;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The broker's retained message is a cache: what was issued is published at the start, when it is
/// issued, when a node is heard again, and as long as a node reports an older generation.
@ApplicationScoped
class Publisher implements Publication {
  private static final Logger LOG = Logger.getLogger(Publisher.class);
  private static final Duration BETWEEN = Duration.ofSeconds(3);

  private final AssignmentBook book;
  private final Downlink downlink;
  private final Map<String, Sent> current = new ConcurrentHashMap<>();
  private volatile boolean loaded;

  /// `at` is null while it is to be published.
  private record Sent(Issued issued, @Nullable Instant at) {
    long generation() {
      return issued.assignment().generation();
    }
  }

  Publisher(AssignmentBook book, Downlink downlink) {
    this.book = book;
    this.downlink = downlink;
  }

  @Override
  public void publish(Issued issued) {
    var node = issued.assignment().node();
    var sent = new Sent(issued, Instant.now());
    current.merge(node, sent, (old, next) -> old.generation() > next.generation() ? old : next);
    downlink.assign(node, issued.envelope());
  }

  /// Another replica may have issued: the book knows.
  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
  void load() {
    try {
      for (var issued : book.current())
        current.merge(
            issued.assignment().node(),
            new Sent(issued, null),
            (old, next) -> old.generation() >= next.generation() ? old : next);
      loaded = true;
    } catch (RuntimeException e) { // the database is away: what is known goes on being published
      LOG.warnf("assignments were not read: %s", e.getMessage());
    }
    current.forEach((node, sent) -> {
      if (sent.at() == null) publish(sent.issued());
    });
  }

  void on(@Observes ReportTaken taken) {
    var sent = current.get(taken.node());
    if (!loaded || sent == null || taken.report().generation() >= sent.generation()) return;
    var at = sent.at();
    if (at == null || at.plus(BETWEEN).isBefore(Instant.now())) publish(sent.issued());
  }

  /// A node that was away is told again when it is back.
  void on(@Observes Reported reported) {
    if (reported.online()) return;
    current.computeIfPresent(reported.node(), (_, sent) -> new Sent(sent.issued(), null));
  }
}
