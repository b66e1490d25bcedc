package dev.loupe.control.drift.adapter;

import dev.loupe.control.drift.Alerts;
import dev.loupe.control.drift.Finding;
import dev.loupe.control.drift.Patrol;
import dev.loupe.control.drift.Round;
import dev.loupe.control.drift.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Walks a patrol: claimed in the database, judged on one snapshot, saved with its alerts in one
/// transaction.
@ApplicationScoped
class PatrolWalk {
  private static final Logger LOG = Logger.getLogger(PatrolWalk.class);

  /// A patrol begun so long ago without an end died with its process.
  private static final Duration DEAD = Duration.ofMinutes(15);

  private final DataSource database;
  private final DriftConfig config;
  private final ShadowStart shadow;
  private final ZoneId plant;
  private final SecureRandom seeds = new SecureRandom();

  PatrolWalk(DataSource database, DriftConfig config, ShadowStart shadow) {
    this.database = database;
    this.config = config;
    this.shadow = shadow;
    this.plant = config.zone().map(PatrolWalk::zone).orElseGet(ZoneId::systemDefault);
  }

  ZoneId plant() {
    return plant;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalStateException(
          "loupe.drift.zone is '" + name + "': write a zone such as Europe/Berlin.", e);
    }
  }

  /// Which patrol: `line` null for all, `askedBy` null for the schedule's own.
  record Errand(Round round, Instant due, @Nullable String line, @Nullable String askedBy) {}

  /// Empty where another process walks it or has walked it.
  Optional<Long> walk(Errand errand) throws SQLException {
    var now = Instant.now();
    var patrol = inTransaction(sql -> claim(sql, errand, now));
    if (patrol.isEmpty()) return Optional.empty();
    var id = patrol.getAsLong();
    var watched =
        inTransaction(sql ->
            new PostgresWatch(sql, plant()).read(errand.round(), errand.line(), Instant.now()));
    var chance = new SplittableRandom(inTransaction(sql -> seed(sql, id)));
    var findings = Patrol.walk(watched, errand.round().level(), chance);
    inTransaction(sql -> save(sql, id, findings));
    shadow.startWhereTheModelIsMeant(findings);
    return Optional.of(id);
  }

  private OptionalLong claim(Sql sql, Errand errand, Instant now) throws SQLException {
    var ids =
        sql.all(
            """
            insert into drift_patrol as p (kind, due, line, asked_by, claimed_at, level, seed)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (kind, due) do update set claimed_at = excluded.claimed_at
              where p.finished_at is null and p.claimed_at < ?
            returning id\
            """,
            row -> row.getLong(1),
            errand.round().name(),
            errand.due(),
            errand.line(),
            errand.askedBy(),
            now,
            errand.round().level(),
            seeds.nextLong(),
            now.minus(DEAD));
    return ids.stream().mapToLong(Long::longValue).findFirst();
  }

  private static long seed(Sql sql, long patrol) throws SQLException {
    return sql.all("select seed from drift_patrol where id = ?", it -> it.getLong(1), patrol)
        .getFirst();
  }

  private int save(Sql sql, long patrol, List<Finding> findings) throws SQLException {
    sql.call("select pg_advisory_xact_lock(hashtext('drift_alert'))");
    var now = Instant.now();
    var rows = new IdentityHashMap<Finding, Long>();
    var table = new PostgresFindings(sql);
    for (var finding : findings) rows.put(finding, table.insert(patrol, now, finding));
    var alerts = new PostgresAlerts(sql);
    var changes = Alerts.after(findings, alerts.open());
    alerts.apply(changes, rows, now, config.webhook().url().isPresent());
    for (var change : changes)
      if (change instanceof Alerts.Change.Open it) LOG.warnf("%s: %s", it.kind(), it.sentence());
    var tests = findings.stream().filter(it -> compared(it.standing())).count();
    return sql.run(
        "update drift_patrol set finished_at = ?, tests = ? where id = ?",
        now,
        (int) tests,
        patrol);
  }

  private static boolean compared(Standing standing) {
    return standing.figuresIfAny() != null;
  }

  /// How many patrols were asked for on the plant's day of `now`.
  int demandsToday(Instant now) throws SQLException {
    var midnight = now.atZone(plant()).toLocalDate().atStartOfDay(plant()).toInstant();
    return inTransaction(sql ->
        sql.all(
                "select count(*) from drift_patrol where kind = 'DEMAND' and due >= ?",
                row -> row.getInt(1),
                midnight)
            .getFirst());
  }

  interface Work<T> {
    T on(Sql sql) throws SQLException;
  }

  <T> T inTransaction(Work<T> work) throws SQLException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var result = work.on(new Sql(connection));
        connection.commit();
        return result;
      } finally {
        done(connection);
      }
    }
  }

  private static void done(Connection connection) throws SQLException {
    connection.rollback(); // nothing after a commit
    connection.setAutoCommit(true);
  }
}
