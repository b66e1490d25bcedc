package dev.loupe.it.rig;

import dev.loupe.it.process.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The ledger's database, asked by SQL past the control plane.
public final class Ledger {
  private final Source source;

  public Ledger(Source source) {
    this.source = source;
  }

  public interface Source {
    Connection open() throws SQLException;
  }

  public Connection open() throws SQLException {
    return source.open();
  }

  /// The single number that `sql` asks for; throws where the database does not answer.
  public long number(String sql, Object... arguments) {
    return Long.parseLong(texts(sql, arguments).getFirst());
  }

  /// The first column of each row, as text.
  public List<String> texts(String sql, Object... arguments) {
    try (var connection = open();
        var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
      try (var rows = statement.executeQuery()) {
        var texts = new ArrayList<String>();
        while (rows.next()) texts.add(String.valueOf(rows.getString(1)));
        return texts;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// Whether `sql`'s number came to be at least `least` in time; a database that is away counts as
  /// not yet.
  public boolean reaches(Duration patience, long least, String sql, Object... arguments) {
    return Await.until(
        patience,
        () -> {
          try {
            return number(sql, arguments) >= least;
          } catch (IllegalStateException e) {
            return false;
          }
        });
  }

  /// -1 where the database does not answer.
  public long deliveries() {
    try {
      return number("select count(*) from delivery");
    } catch (IllegalStateException e) {
      return -1;
    }
  }
}
