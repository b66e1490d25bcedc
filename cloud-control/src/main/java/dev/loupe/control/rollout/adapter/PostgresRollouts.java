package dev.loupe.control.rollout.adapter;

import dev.loupe.control.assignment.Issued;
import dev.loupe.control.rollout.Rollout;
import dev.loupe.control.rollout.RolloutState;
import dev.loupe.control.rollout.RolloutStore;
import dev.loupe.control.rollout.StaleRollout;
import dev.loupe.control.rollout.Terms;
import dev.loupe.schema.fleet.Assignment;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Rollouts in PostgreSQL: a change, its judgement and its assignments are one transaction.
@ApplicationScoped
class PostgresRollouts implements RolloutStore {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String COLUMNS =
      "select id, version, terms, body, approved_by, paused_by, paused_why from rollout ";

  private final Database database;

  PostgresRollouts(DataSource database) {
    this.database = new Database(database);
  }

  @Override
  public void add(Rollout rollout, String why, Instant now) throws StaleRollout {
    var nodes = rollout.terms().nodes().toArray(String[]::new);
    var other =
        database.inTransaction(connection -> {
          Rows.of(connection, "select pg_advisory_xact_lock(hashtext('rollout'))").run();
          var busy =
              Rows.of(
                      connection,
                      "select id from rollout where not final and nodes && ?::text[]",
                      (Object) nodes)
                  .first(row -> row.getString(1));
          if (busy.isEmpty()) insert(connection, rollout, why, now);
          return busy;
        });
    if (other.isPresent())
      throw new StaleRollout("Rollout " + other.get() + " is under way on one of these stations.");
  }

  private static void insert(Connection connection, Rollout rollout, String why, Instant now)
      throws SQLException {
    var terms = rollout.terms();
    Rows.of(
            connection,
            """
            insert into rollout (id, version, state, body, terms, nodes, candidate_digest, champion_digest, approved_by,
              started_by, started_at, changed_at, final)
            values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            rollout.id(),
            rollout.version(),
            rollout.state().word(),
            RolloutJson.write(rollout.state()),
            RolloutJson.write(terms),
            terms.nodes().toArray(String[]::new),
            terms.candidate().digest(),
            terms.champion().digest(),
            rollout.approvedBy(),
            terms.startedBy(),
            terms.startedAt(),
            now,
            rollout.isFinal())
        .run();
    transition(connection, rollout, why, false, now);
  }

  private static void transition(
      Connection connection, Rollout rollout, String why, boolean called, Instant now)
      throws SQLException {
    Rows.of(
            connection,
            "insert into rollout_transition (rollout, version, at, state, body, why, called) values (?, ?, ?, ?, ?::jsonb, ?, ?)",
            rollout.id(),
            rollout.version(),
            now,
            rollout.state().word(),
            RolloutJson.write(rollout.state()),
            why,
            called)
        .run();
  }

  @Override
  public Optional<Rollout> find(String id) {
    return database.reading(connection ->
        Rows.of(connection, COLUMNS + "where id = ?", id).first(PostgresRollouts::rollout));
  }

  private static Rollout rollout(Row row) throws SQLException {
    var by = row.textOrNull("paused_by");
    return new Rollout(
        row.getString("id"),
        row.getLong("version"),
        RolloutJson.read(row.getString("terms"), Terms.class),
        RolloutJson.read(row.getString("body"), RolloutState.class),
        row.textOrNull("approved_by"),
        by == null ? null : new Rollout.Pause(by, row.getString("paused_why")));
  }

  @Override
  public List<Rollout> underWay() {
    return database.reading(connection ->
        Rows.of(connection, COLUMNS + "where not final order by started_at, id")
            .all(PostgresRollouts::rollout));
  }

  @Override
  public List<Rollout> page(@Nullable Instant before, int limit) {
    var until = before == null ? Instant.parse("9999-01-01T00:00:00Z") : before;
    return database.reading(connection ->
        Rows.of(
                connection,
                COLUMNS + "where started_at < ? order by started_at desc, id limit ?",
                until,
                limit)
            .all(PostgresRollouts::rollout));
  }

  @Override
  public List<Transition> transitions(String id) {
    return database.reading(connection ->
        Rows.of(
                connection,
                "select * from rollout_transition where rollout = ? order by version",
                id)
            .all(row ->
                new Transition(
                    row.getLong("version"),
                    row.instant("at"),
                    RolloutJson.read(row.getString("body"), RolloutState.class),
                    row.getString("why"),
                    row.getBoolean("called"))));
  }

  @Override
  public List<Kept> judgements(String id, long before, int limit) {
    return database.reading(connection -> Judgements.page(connection, id, before, limit));
  }

  @Override
  public Optional<Kept> decisive(String id) {
    return database.reading(connection -> Judgements.decisive(connection, id));
  }

  @Override
  public boolean claim(String id, UUID actor, Duration term) {
    return database.inTransaction(connection ->
        Rows.of(
                    connection,
                    """
                    update rollout set actor = ?, actor_until = now() + ? * interval '1 millisecond'
                    where id = ? and (actor is null or actor = ? or actor_until < now())
                    """,
                    actor,
                    term.toMillis(),
                    id,
                    actor)
                .run()
            == 1);
  }

  @Override
  public Rollout save(Change change, Instant now) throws StaleRollout {
    var rollout = change.rollout();
    try {
      var saved = database.inTransaction(connection -> write(connection, change, now));
      return saved.orElseThrow(() ->
          new StaleRollout("Rollout " + rollout.id() + " was changed meanwhile: read it again."));
    } catch (Database.Failed e) {
      if (UNIQUE_VIOLATION.equals(e.state()))
        throw new StaleRollout("A generation was given meanwhile: read again.");
      throw e;
    }
  }

  private static Optional<Rollout> write(Connection connection, Change change, Instant now)
      throws SQLException {
    var rollout = change.rollout();
    if (update(connection, rollout, now) == 0) return Optional.empty();
    var saved = next(rollout);
    transition(connection, saved, change.why(), change.called(), now);
    var weighing = change.weighing();
    if (weighing != null) Judgements.insert(connection, saved, weighing, now);
    for (var issued : change.issued()) Assignments.insert(connection, issued);
    return Optional.of(saved);
  }

  private static Rollout next(Rollout it) {
    return new Rollout(
        it.id(), it.version() + 1, it.terms(), it.state(), it.approvedBy(), it.pause());
  }

  private static int update(Connection connection, Rollout rollout, Instant now)
      throws SQLException {
    var pause = rollout.pause();
    return Rows.of(
            connection,
            """
            update rollout set version = version + 1, state = ?, body = ?::jsonb, approved_by = ?, paused_by = ?,
              paused_why = ?, changed_at = ?, final = ? where id = ? and version = ?
            """,
            rollout.state().word(),
            RolloutJson.write(rollout.state()),
            rollout.approvedBy(),
            pause == null ? null : pause.by(),
            pause == null ? null : pause.why(),
            now,
            rollout.isFinal(),
            rollout.id(),
            rollout.version())
        .run();
  }

  @Override
  public void keep(Rollout rollout, Weighing weighing, Instant now) {
    database.inTransaction(connection -> {
      Judgements.insert(connection, rollout, weighing, now);
      return true;
    });
  }

  @Override
  public Map<String, Assignment> assigned(Collection<String> nodes) {
    return database.reading(connection -> Assignments.last(connection, nodes));
  }

  @Override
  public List<Issued> current() {
    return database.reading(Assignments::current);
  }
}
