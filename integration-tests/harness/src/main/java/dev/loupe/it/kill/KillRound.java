package dev.loupe.it.kill;

import dev.loupe.it.rig.Rig;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/// Kills processes of one running rig, lets it recover and drain, and joins the accounts.
public final class KillRound {
  private final Rig rig;
  private final long seed;
  private final Consumer<String> news;

  public KillRound(Rig rig, long seed, Consumer<String> news) {
    this.rig = rig;
    this.seed = seed;
    this.news = news;
  }

  /// Each of `victims`, `times` each. The line pauses at the end.
  public KillReport run(List<Victim> victims, int times) {
    var mark = rig.plc().mark();
    var kills = new Executioner(rig, new Random(seed), news).kill(victims, times);
    rig.pause();
    if (!rig.drained(Duration.ofSeconds(120)))
      news.accept(rig.undelivered() + " words have no delivery in the ledger after 2 minutes");
    try {
      return judge(kills, mark);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private KillReport judge(List<Kill> kills, int mark) throws SQLException {
    var accounts = rig.accounts(mark);
    var received = received();
    return new KillReport(
        seed,
        kills.stream().map(kill -> kill.with(inFlight(kill, received))).toList(),
        accounts.report(seed),
        Controls.of(accounts));
  }

  /// Parts triggered before the kill whose delivery the ledger received after it.
  private int inFlight(Kill kill, Map<String, Instant> received) {
    var moment = Instant.parse(kill.at());
    return (int)
        rig.plc().all("trigger").stream()
            .filter(trigger -> Instant.parse(trigger.text("at")).isBefore(moment))
            .map(trigger -> received.getOrDefault(trigger.text("part"), Instant.MAX))
            .filter(at -> at.isAfter(moment))
            .count();
  }

  private Map<String, Instant> received() throws SQLException {
    var sql =
        "select i.part, max(d.received_at) from inspection i join delivery d on d.node = i.node"
            + " and d.inspected_journal = i.journal and d.inspected_seq = i.seq group by i.part";
    var received = new HashMap<String, Instant>();
    try (var connection = rig.ledger().open();
        var statement = connection.prepareStatement(sql);
        var rows = statement.executeQuery()) {
      while (rows.next()) received.put(rows.getString(1), rows.getTimestamp(2).toInstant());
    }
    return received;
  }
}
