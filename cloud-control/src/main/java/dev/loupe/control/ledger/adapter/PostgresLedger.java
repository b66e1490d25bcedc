package dev.loupe.control.ledger.adapter;

import dev.loupe.control.ControlConfig;
import dev.loupe.control.ledger.Batch;
import dev.loupe.control.ledger.Booking;
import dev.loupe.control.ledger.Digest;
import dev.loupe.control.ledger.Ledger;
import dev.loupe.schema.wire.Command.Resend;
import dev.loupe.schema.wire.Envelope.Item.Good;
import dev.loupe.schema.wire.JournalRecord.Summed;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One transaction a batch: the journal's row is locked, only `batch − got` is inserted, `got`
/// grows.
@ApplicationScoped
public class PostgresLedger implements Ledger {
  private final DataSource database;
  private final int credit;
  private final InstantSource clock;
  private volatile @Nullable UUID id;

  @jakarta.inject.Inject
  PostgresLedger(DataSource database, ControlConfig config) {
    this(database, config.ledger().credit(), InstantSource.system());
  }

  public PostgresLedger(DataSource database, int credit, InstantSource clock) {
    this.database = database;
    this.credit = credit;
    this.clock = clock;
  }

  /// Work in one transaction.
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  @Override
  public Booked book(Batch batch) {
    return transaction(connection -> book(connection, batch));
  }

  private Booked book(Connection connection, Batch batch) throws SQLException {
    var journal = new JournalRow(connection, batch.node(), batch.journal());
    var fresh = journal.lockAndLack(batch.seqs());
    var kept = KeptRows.find(connection, batch, fresh);
    var booking = Booking.of(batch, fresh, kept);
    var rows = new NewRows(connection, batch.node(), batch.journal(), clock.instant());
    var inserted = rows.insert(booking);
    if (!fresh.isEmpty()) journal.grow(fresh);
    if (booking.store().stream().anyMatch(PostgresLedger::isSummary))
      SummaryRow.check(connection, batch.node(), batch.journal());
    return new Booked(
        new Receipt(
            id(connection),
            batch.node(),
            batch.journal(),
            booking.got(),
            booking.refused(),
            credit),
        inserted.line(),
        inserted.inspections(),
        inserted.deliveries());
  }

  private static boolean isSummary(Batch.Entry entry) {
    return entry.item() instanceof Good good && good.numbered().record() instanceof Summed;
  }

  @Override
  public List<Resend> lacking(String node, Map<UUID, List<Range>> receipted) {
    return transaction(connection -> {
      var asked = new ArrayList<Resend>();
      for (var entry : receipted.entrySet()) {
        var lacking = new JournalRow(connection, node, entry.getKey()).lackOf(entry.getValue());
        if (!lacking.isEmpty())
          asked.add(new Resend(id(connection), node, entry.getKey(), lacking));
      }
      return asked;
    });
  }

  @Override
  public void quarantine(String topic, byte[] bytes, String why) {
    transaction(connection -> {
      try (var insert =
          connection.prepareStatement(
              """
              insert into quarantine as q (digest, topic, why, bytes) values (?, ?, ?, ?)
              on conflict (digest) do update set times = q.times + 1, last_at = now()\
              """)) {
        insert.setBytes(1, Digest.of(bytes).bytes());
        insert.setString(2, Texts.storable(topic));
        insert.setString(3, Texts.storable(why));
        insert.setBytes(4, bytes);
        return insert.executeUpdate();
      }
    });
  }

  private UUID id(Connection connection) throws SQLException {
    var known = id;
    if (known != null) return known;
    try (var select = connection.prepareStatement("select id from ledger");
        var row = select.executeQuery()) {
      if (!row.next()) throw new SQLException("the ledger has no id: its row is gone");
      var read = row.getObject(1, UUID.class);
      id = read;
      return read;
    }
  }

  private <T> T transaction(Work<T> work) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | AssertionError e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw isAboutTheData(e) ? new Unstorable(e) : new LedgerAway(e);
    } catch (AssertionError e) { // PostgreSQL's driver, where the connection dies within a batch
      throw new LedgerAway(e);
    }
  }

  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e); // the connection is dead; PostgreSQL rolls back by itself
    }
  }

  /// Class 22 is a data exception, class 23 a broken constraint, class 54 a limit of the program.
  private static boolean isAboutTheData(SQLException e) {
    for (var each = e; each != null; each = each.getNextException()) {
      var state = each.getSQLState();
      if (state != null
          && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54")))
        return true;
    }
    return false;
  }
}
