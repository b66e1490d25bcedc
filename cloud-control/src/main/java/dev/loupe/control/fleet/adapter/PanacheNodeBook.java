package dev.loupe.control.fleet.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.fleet.Lineage;
import dev.loupe.control.fleet.NodeBook;
import dev.loupe.schema.fleet.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/// The nodes' last reports in PostgreSQL.
@ApplicationScoped
class PanacheNodeBook implements NodeBook {
  private static final Logger LOG = Logger.getLogger(PanacheNodeBook.class);

  /// Two processes report every second each: a minute without a trace of the second one ends it.
  private static final Duration DUPLICATE_STANDS = Duration.ofMinutes(1);

  private final ObjectMapper json;

  PanacheNodeBook(ObjectMapper json) {
    this.json = json;
  }

  @Override
  @Transactional
  public void book(String node, Report report, Instant now) {
    var rows = LineageEntity.of(node, report.journals());
    var lineage = new Lineage(rows.stream().map(LineageEntity::known).toList());
    if (lineage.isStale(report)) return;
    NodeEntity found = NodeEntity.findById(node);
    var entity = found == null ? fresh(node, now) : found;
    write(entity, report, now);
    lineage
        .duplicate(report)
        .ifPresentOrElse(why -> raise(entity, why, now), () -> forgive(entity, now));
    if (!lineage.knows(report.journals().live())) extend(node, rows, report);
    if (found == null) entity.persist();
  }

  private static NodeEntity fresh(String node, Instant now) {
    var entity = new NodeEntity();
    entity.node = node;
    entity.firstAt = now;
    return entity;
  }

  private void write(NodeEntity to, Report report, Instant now) {
    to.line = report.place().line();
    to.station = report.place().station();
    to.version = report.software().version();
    to.number = report.number();
    to.sentAt = report.sentAt();
    to.reportedAt = now;
    to.liveJournal = report.journals().live();
    to.predecessor = report.journals().predecessor();
    to.ready = report.ready();
    to.fault = report.fault().name();
    to.plcState = report.plc().state().wireName();
    to.plcFirmware = report.plc().firmware();
    to.queued = report.queued();
    to.diskUsed = report.disk().usedBytes();
    to.diskFree = report.disk().freeBytes();
    to.generation = report.generation();
    to.slots = slots(report.slots());
  }

  private static void raise(NodeEntity entity, String why, Instant now) {
    if (entity.duplicateSince == null) {
      entity.duplicateSince = now;
      LOG.errorf("DUPLICATE_NODE %s: %s", entity.node, why);
    }
    entity.duplicateAt = now;
    entity.duplicateWhy = why;
  }

  private static void forgive(NodeEntity entity, Instant now) {
    var last = entity.duplicateAt;
    if (last == null || last.plus(DUPLICATE_STANDS).isAfter(now)) return;
    LOG.infof("%s is one process again", entity.node);
    entity.duplicateSince = null;
    entity.duplicateAt = null;
    entity.duplicateWhy = null;
  }

  private static void extend(String node, List<LineageEntity> rows, Report report) {
    for (var row : rows) if (row.supersededAt == null) row.supersededAt = report.sentAt();
    var row = new LineageEntity();
    row.node = node;
    row.journal = report.journals().live();
    row.predecessor = report.journals().predecessor();
    row.firstSentAt = report.sentAt();
    row.persist();
  }

  private String slots(List<Report.Slot> slots) {
    var all = slots.stream().map(SlotText::of).toList();
    try {
      return json.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // maps of texts and numbers
    }
  }
}
