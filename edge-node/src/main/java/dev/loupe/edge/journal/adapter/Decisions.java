package dev.loupe.edge.journal.adapter;

import dev.loupe.edge.config.CannotStart;
import dev.loupe.edge.config.ConfigFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// What only a person may decide, while the node is stopped: which ledger it belongs to, and what
/// becomes of records that the ledger refused.
public final class Decisions {
  private Decisions() {}

  /// Returns the sentence to print. Throws `CannotStart` or `CannotOpen`.
  public static String make(List<String> arguments) {
    var usage =
        "Say `edge-node accept-ledger CONFIG LEDGER-ID`, `edge-node dead-letters CONFIG`, or"
            + " `edge-node dead-letters CONFIG discard|again JOURNAL NUMBER`.";
    if (arguments.size() < 2) throw new CannotStart(usage);
    var data = ConfigFile.read(Path.of(arguments.get(1)).toAbsolutePath()).data();
    try {
      return switch (List.of(arguments.getFirst(), arguments.size())) {
        case List<?> it when it.equals(List.of("accept-ledger", 3)) ->
            in(data, on -> accept(on, UUID.fromString(arguments.get(2))));
        case List<?> it when it.equals(List.of("dead-letters", 2)) -> in(data, Decisions::letters);
        case List<?> it when it.equals(List.of("dead-letters", 5)) ->
            in(data, on -> decide(on, arguments.subList(2, 5)));
        default -> throw new CannotStart(usage);
      };
    } catch (IllegalArgumentException e) {
      throw new CannotStart(e.getMessage() + ". " + usage);
    }
  }

  interface Decision {
    String on(Connection connection) throws SQLException;
  }

  private static String in(Path data, Decision decision) {
    var directory = data.resolve("journal");
    var database = new Database(directory.resolve("journal.db"));
    try (var _ = DataLock.take(directory);
        var connection = database.create()) {
      connection.setAutoCommit(false);
      var sentence = decision.on(connection);
      connection.commit();
      return sentence;
    } catch (SQLException e) {
      throw database.damaged(e);
    }
  }

  /// All that is kept goes to the new ledger.
  private static String accept(Connection on, UUID ledger) throws SQLException {
    Sql.run(
        on,
        "insert or replace into setting (name, value) values ('ledger', ?)",
        ledger.toString().getBytes(StandardCharsets.UTF_8));
    Sql.run(on, "delete from receipted");
    return "The node belongs to ledger "
        + ledger
        + " from its next start on and sends it all that it keeps.";
  }

  private static String letters(Connection on) throws SQLException {
    var all =
        Sql.all(
            on,
            "select j.id, d.seq, d.reason, d.sentence, d.decided from dead_letter d"
                + " join journal j on j.no = d.journal order by d.journal, d.seq",
            row ->
                row.getString(1)
                    + " "
                    + row.getLong(2)
                    + " "
                    + row.getString(3)
                    + (row.getInt(5) == 1 ? " (decided) " : " ")
                    + row.getString(4));
    return all.isEmpty() ? "There are no dead letters." : String.join("\n", all);
  }

  private static String decide(Connection on, List<String> what) throws SQLException {
    var where = " where journal = (select no from journal where id = ?) and seq = ?";
    var journal = UUID.fromString(what.get(1)).toString();
    var seq = Long.parseLong(what.get(2));
    var changed =
        switch (what.getFirst()) {
          case "discard" -> Sql.run(on, "update dead_letter set decided = 1" + where, journal, seq);
          case "again" -> Sql.run(on, "delete from dead_letter" + where, journal, seq);
          default -> throw new IllegalArgumentException("'" + what.getFirst() + "' is unknown");
        };
    if (changed == 0) throw new CannotStart("There is no dead letter " + journal + " " + seq + ".");
    return "Decided: " + String.join(" ", what) + ".";
  }
}
