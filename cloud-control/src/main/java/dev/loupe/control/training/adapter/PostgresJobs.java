package dev.loupe.control.training.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.training.JobSeen;
import dev.loupe.control.training.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Training jobs, each saved before anything is done about it.
@ApplicationScoped
class PostgresJobs {
  private static final int MOST = 200;
  private static final String CLAIM =
      """
      update training_job set state = 'RUNNING', owner = ?, beat_at = now(), changed_at = now(),
        started_at = coalesce(started_at, now()), tries = tries + 1
      where id = (select id from training_job
        where state = 'QUEUED' or state = 'RUNNING' and beat_at < now() - interval '10 seconds'
        order by created_at, id limit 1 for update skip locked)
      returning *
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DataSource database;

  PostgresJobs(DataSource database) {
    this.database = database;
  }

  /// A claimed job: `tries` counts this one.
  record Claimed(UUID id, int tries, boolean cancelled) {}

  void add(Connection connection, JobSeen job, List<UUID> labels) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into training_job (id, created_by, line, parent, name, version, dataset,
              examples, left_out, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED')
            """)) {
      insert.setObject(1, job.id());
      insert.setString(2, job.createdBy());
      insert.setString(3, job.line());
      insert.setString(4, job.parent());
      insert.setString(5, job.name());
      insert.setString(6, job.version());
      insert.setString(7, job.dataset());
      insert.setInt(8, job.examples());
      insert.setInt(9, job.leftOut());
      insert.executeUpdate();
    }
    try (var insert =
        connection.prepareStatement("insert into training_label (job, label) values (?, ?)")) {
      for (var label : labels) {
        insert.setObject(1, job.id());
        insert.setObject(2, label);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  Optional<JobSeen> find(UUID id) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement("select * from training_job where id = ?")) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(seen(row)) : Optional.empty();
      }
    }
  }

  /// The newest first.
  List<JobSeen> last() throws SQLException {
    var jobs = new ArrayList<JobSeen>();
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select * from training_job order by created_at desc, id limit " + MOST);
        var rows = select.executeQuery()) {
      while (rows.next()) jobs.add(seen(rows));
    }
    return jobs;
  }

  Optional<Claimed> claim(UUID owner) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement(CLAIM)) {
      update.setObject(1, owner);
      try (var row = update.executeQuery()) {
        if (!row.next()) return Optional.empty();
        return Optional.of(
            new Claimed(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getInt("tries"),
                row.getString("cancelled_by") != null));
      }
    }
  }

  /// Says that the job lives and how far it is. Whether it shall go on.
  boolean beat(UUID id, UUID owner, @Nullable String step, int done, int of) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                """
                update training_job set beat_at = now(), step = ?, done = ?, of = ?
                where id = ? and owner = ? and state = 'RUNNING' returning cancelled_by
                """)) {
      update.setString(1, step);
      update.setInt(2, done);
      update.setInt(3, of);
      update.setObject(4, id);
      update.setObject(5, owner);
      try (var row = update.executeQuery()) {
        return row.next() && row.getString(1) == null;
      }
    }
  }

  /// What a job came to.
  record Result(
      JobState state,
      @Nullable String sentence,
      @Nullable String bundle,
      @Nullable String metrics) {}

  void end(UUID id, UUID owner, Result result) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                """
                update training_job set state = ?, sentence = ?, bundle = ?, metrics = ?::jsonb,
                  code = ?::jsonb ->> 'code', changed_at = now(), owner = null, beat_at = null,
                  ended_at = case when ? then null else now() end
                where id = ? and owner = ? and state = 'RUNNING'
                """)) {
      update.setString(1, result.state().name());
      update.setString(2, result.sentence());
      update.setString(3, result.bundle());
      update.setString(4, result.metrics());
      update.setString(5, result.metrics());
      update.setBoolean(6, result.state() == JobState.QUEUED);
      update.setObject(7, id);
      update.setObject(8, owner);
      update.executeUpdate();
    }
  }

  /// Whether there is such a job that can still be stopped; a queued one is over at once.
  boolean cancel(UUID id, String by) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                """
                update training_job set cancelled_by = coalesce(cancelled_by, ?), changed_at = now(),
                  sentence = case when state = 'QUEUED' then 'It was cancelled.' else sentence end,
                  ended_at = case when state = 'QUEUED' then now() else ended_at end,
                  state = case when state = 'QUEUED' then 'CANCELLED' else state end
                where id = ? and state in ('QUEUED', 'RUNNING')
                """)) {
      update.setString(1, by);
      update.setObject(2, id);
      return update.executeUpdate() == 1;
    }
  }

  boolean confirm(UUID id, String by, String bundle) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                """
                update training_job set state = 'CONFIRMED', confirmed_by = ?, bundle = ?,
                  changed_at = now(), confirmed_at = now() where id = ? and state in ('TRAINED', 'CONFIRMED')
                """)) {
      update.setString(1, by);
      update.setString(2, bundle);
      update.setObject(3, id);
      return update.executeUpdate() == 1;
    }
  }

  /// Whether its bundle is a registered model, whose way back to the labels must not be cut.
  boolean released(UUID id) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select from training_job j join model m on m.digest = j.bundle where j.id = ?")) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static JobSeen seen(ResultSet row) throws SQLException {
    return new JobSeen(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        row.getString("line"),
        row.getString("parent"),
        row.getString("name"),
        row.getString("version"),
        row.getString("dataset"),
        row.getInt("examples"),
        row.getInt("left_out"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"),
        JobState.valueOf(row.getString("state")),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getString("step"),
        row.getObject("done", Integer.class),
        row.getObject("of", Integer.class),
        row.getString("code"),
        row.getString("sentence"),
        row.getString("bundle"),
        metrics(row.getString("metrics")),
        row.getString("confirmed_by"));
  }

  private static @Nullable Map<String, Object> metrics(@Nullable String json) throws SQLException {
    try {
      return json == null ? null : JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new SQLException("column metrics holds no JSON", e); // jsonb: cannot be
    }
  }
}
