package dev.loupe.control.evidence.adapter;

import dev.loupe.control.gate.Evidence;
import dev.loupe.control.gate.Observed;
import dev.loupe.control.gate.Observed.Arm;
import dev.loupe.control.gate.Observed.Contrast;
import dev.loupe.control.gate.Observed.Covered;
import dev.loupe.control.gate.Observed.Disputed;
import dev.loupe.control.gate.Observed.Look;
import dev.loupe.control.gate.Observed.Paired;
import dev.loupe.control.gate.Observed.Split;
import dev.loupe.control.gate.Observed.Trip;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Range;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/// Counts in the ledger's tables; each question is answered from one snapshot of the database.
@ApplicationScoped
public class PostgresEvidence implements Evidence {
  private static final int LEAST_TIMES = 100;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Arm NOBODY = new Arm(0, 0, 0, 0);

  private final DataSource database;

  public PostgresEvidence(DataSource database) {
    this.database = database;
  }

  /// Work on one snapshot.
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private interface Rows<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  @Override
  public Observed observe(Question question) {
    return snapshot(connection ->
        new Observed(
            paired(connection, question),
            splits(connection, question),
            disputed(connection, question),
            trips(connection, question.rollout()),
            covered(connection, question.rollout())));
  }

  private static Paired paired(Connection connection, Question question) throws SQLException {
    return query(
        connection,
        Counts.PAIRED,
        in -> {
          in.setString(1, question.rollout());
          for (var at = 2; at <= 5; at++) in.setDouble(at, question.slowMs());
        },
        row -> {
          row.next();
          return new Paired(
              row.getLong(1),
              row.getLong(2),
              new Contrast(row.getLong(3), row.getLong(4)),
              new Contrast(row.getLong(5), row.getLong(6)));
        });
  }

  private static List<Split> splits(Connection connection, Question question) throws SQLException {
    var arms = new TreeMap<Double, Map<String, Arm>>();
    query(
        connection,
        Counts.SPLITS,
        in -> {
          in.setString(1, question.rollout());
          in.setDouble(2, question.slowMs());
        },
        row -> {
          while (row.next())
            arms.computeIfAbsent(row.getDouble(1), _ -> new LinkedHashMap<>())
                .put(
                    row.getString(2),
                    new Arm(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)));
          return arms;
        });
    return arms.entrySet().stream()
        .map(it ->
            new Split(
                it.getKey(),
                it.getValue().getOrDefault("CANDIDATE", NOBODY),
                it.getValue().getOrDefault("CHAMPION", NOBODY)))
        .toList();
  }

  private static Disputed disputed(Connection connection, Question question) throws SQLException {
    var looks = looks(connection, question);
    return query(
        connection,
        Counts.DISPUTED,
        in -> in.setString(1, question.rollout()),
        row -> {
          row.next();
          return new Disputed(
              row.getLong(1),
              new Contrast(row.getLong(2), row.getLong(3)),
              new Contrast(row.getLong(4), row.getLong(5)),
              looks);
        });
  }

  private static List<Look> looks(Connection connection, Question question) throws SQLException {
    return query(
        connection,
        Counts.LOOKS,
        in -> {
          in.setString(1, question.rollout());
          in.setArray(2, connection.createArrayOf("integer", question.looks().toArray()));
        },
        row -> {
          var looks = new ArrayList<Look>();
          while (row.next())
            looks.add(new Look(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4)));
          return looks;
        });
  }

  private static List<Trip> trips(Connection connection, String rollout) throws SQLException {
    return query(
        connection,
        Counts.TRIPS,
        in -> in.setString(1, rollout),
        row -> {
          var trips = new ArrayList<Trip>();
          while (row.next())
            trips.add(new Trip(row.getString(1), row.getLong(2), row.getString(3)));
          return trips;
        });
  }

  private static List<Covered> covered(Connection connection, String rollout) throws SQLException {
    record Of(String node, UUID journal) {}
    var ranges = new LinkedHashMap<Of, List<Range>>();
    query(
        connection,
        Counts.COVERED,
        in -> {
          for (var at = 1; at <= 3; at++) in.setString(at, rollout);
        },
        row -> {
          while (row.next())
            ranges
                .computeIfAbsent(
                    new Of(row.getString(1), row.getObject(2, UUID.class)), _ -> new ArrayList<>())
                .add(new Range(row.getLong(3), row.getLong(4)));
          return ranges;
        });
    return ranges.entrySet().stream()
        .map(it -> new Covered(it.getKey().node(), it.getKey().journal(), it.getValue()))
        .toList();
  }

  @Override
  public OptionalDouble championP99(Where where, ModelRef champion, Instant until) {
    return snapshot(connection ->
        query(
            connection,
            Counts.CHAMPION_P99,
            in -> {
              place(connection, in, where);
              in.setString(5, champion.digest());
              in.setObject(6, until.atOffset(ZoneOffset.UTC));
            },
            row -> {
              row.next();
              return row.getLong(1) < LEAST_TIMES
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(row.getDouble(2));
            }));
  }

  @Override
  public double partsPerDay(Where where, Instant now) {
    return snapshot(connection -> {
      var lastHour = parts(connection, where, now.minus(Duration.ofHours(1)), now);
      return lastHour > 0
          ? lastHour * 24.0
          : parts(connection, where, now.minus(WEEK), now) / (double) WEEK.toDays();
    });
  }

  private static long parts(Connection connection, Where where, Instant from, Instant to)
      throws SQLException {
    return query(
        connection,
        Counts.PARTS,
        in -> {
          place(connection, in, where);
          in.setObject(5, from.atOffset(ZoneOffset.UTC));
          in.setObject(6, to.atOffset(ZoneOffset.UTC));
        },
        row -> {
          row.next();
          return row.getLong(1);
        });
  }

  private static void place(Connection connection, PreparedStatement in, Where where)
      throws SQLException {
    var nodes = connection.createArrayOf("text", where.nodes().toArray());
    in.setArray(1, nodes);
    in.setArray(2, nodes);
    in.setString(3, where.recipe());
    in.setString(4, where.recipe());
  }

  private static <T> T query(Connection connection, String sql, Parameters parameters, Rows<T> read)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      try (var rows = statement.executeQuery()) {
        return read.read(rows);
      }
    }
  }

  private <T> T snapshot(Work<T> work) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return work.on(connection);
      } finally {
        connection.rollback();
        connection.setReadOnly(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new EvidenceAway(e);
    }
  }
}
