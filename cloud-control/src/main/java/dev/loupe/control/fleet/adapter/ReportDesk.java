package dev.loupe.control.fleet.adapter;

import dev.loupe.control.fleet.NodeBook;
import dev.loupe.control.fleet.ReportTaken;
import dev.loupe.control.fleet.Reported;
import dev.loupe.control.ledger.Downlink;
import dev.loupe.control.ledger.Ledger;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.wire.ReportCodec.Sent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Books a report, and asks for what the ledger lacks of what the report says was receipted.
@ApplicationScoped
class ReportDesk {
  private static final Logger LOG = Logger.getLogger(ReportDesk.class);
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(10);

  private final NodeBook book;
  private final Ledger ledger;
  private final Downlink downlink;
  private final Event<Reported> reported;
  private final Event<ReportTaken> taken;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> asked = new ConcurrentHashMap<>();

  private record Seen(String line, Instant at, boolean online) {}

  ReportDesk(
      NodeBook book,
      Ledger ledger,
      Downlink downlink,
      Event<Reported> reported,
      Event<ReportTaken> taken) {
    this.book = book;
    this.ledger = ledger;
    this.downlink = downlink;
    this.reported = reported;
    this.taken = taken;
  }

  void take(Sent sent, Instant now) {
    var line = sent.report().place().line();
    book.book(sent.node(), sent.report(), now);
    seen.put(sent.node(), new Seen(line, now, true));
    reported.fire(new Reported(sent.node(), line, true));
    taken.fire(new ReportTaken(sent.node(), sent.report()));
    askForMissing(sent.node(), sent.report(), now);
  }

  private void askForMissing(String node, Report report, Instant now) {
    var receipted =
        report.journals().receipted().stream()
            .collect(
                Collectors.toMap(
                    Report.Receipted::journal, Report.Receipted::ranges, (one, _) -> one));
    for (var resend : ledger.lacking(node, receipted)) {
      var last = asked.get(resend.journal());
      if (last != null && last.plus(BETWEEN_REQUESTS).isAfter(now)) continue;
      asked.put(resend.journal(), now);
      LOG.warnf(
          "%s was receipted %s of journal %s that is not here: asking for it again",
          node, resend.ranges(), resend.journal());
      downlink.send(resend);
    }
  }

  /// Says once who has missed five reports.
  void watch(Instant now) {
    seen.forEach((node, last) -> {
      if (!last.online() || last.at().plus(SILENCE).isAfter(now)) return;
      if (seen.replace(node, last, new Seen(last.line(), last.at(), false)))
        reported.fire(new Reported(node, last.line(), false));
    });
  }
}
