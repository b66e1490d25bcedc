package dev.loupe.it.show;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Recomputes, from the PLC's log and the ledger's records alone, whether the change let anything
/// pass: of all parts that the PLC passed before gate D had passed, each must have been passed by
/// the champion too.
final class FalsePasses {
  /// A part and the model that decided it: `shadow` is what a Shadowed record says that champion
  /// and candidate found, null where there is none.
  private record Seen(String digest, String verdict, @Nullable Shadow shadow) {}

  private record Shadow(@Nullable String champion, @Nullable String candidate) {}

  /// A rollout and when its gate D had passed, or it had ended; `MAX` where neither came.
  private record Change(String champion, Instant begun, Instant proven) {}

  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Seen> seen = new HashMap<>();
  private int passed;
  private final List<String> falsely = new ArrayList<>();
  private final List<String> wouldBe = new ArrayList<>();

  private FalsePasses() {}

  static FalsePasses of(Scene scene) {
    var all = read(scene);
    scene.line().words().forEach(all::judge);
    return all;
  }

  /// The same on a log in which every part that both looked at carries the candidate's verdict.
  static FalsePasses asIfTheCandidateDecided(Scene scene) {
    var all = read(scene);
    scene.line().words().forEach(word -> all.judge(all.altered(word)));
    return all;
  }

  private LineLog.Word altered(LineLog.Word word) {
    var part = seen.get(word.part());
    if (part == null || part.shadow == null || part.shadow.candidate == null) return word;
    seen.put(word.part(), new Seen("", part.shadow.candidate, part.shadow));
    return word.told(part.shadow.candidate);
  }

  private static FalsePasses read(Scene scene) {
    var all = new FalsePasses();
    try (var connection = scene.rig().ledger().open()) {
      all.readChanges(connection);
      all.readParts(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger cannot be read", e);
    }
    return all;
  }

  private void judge(LineLog.Word word) {
    var change = underWay(word.at());
    if (change == null) return;
    var part = seen.get(word.part());
    var shadow = part == null ? null : part.shadow;
    if (shadow != null && "PASS".equals(shadow.candidate) && !"PASS".equals(shadow.champion))
      wouldBe.add(word.part());
    if (!word.passed()) return;
    passed++;
    if (part == null || !championPassed(part, change)) falsely.add(word.part());
  }

  private static boolean championPassed(Seen part, Change change) {
    if (part.digest.equals(change.champion)) return part.verdict.equals("PASS");
    return part.shadow != null && "PASS".equals(part.shadow.champion);
  }

  private @Nullable Change underWay(Instant at) {
    return changes.stream()
        .filter(it -> !at.isBefore(it.begun) && at.isBefore(it.proven))
        .findFirst()
        .orElse(null);
  }

  private void readChanges(Connection connection) throws SQLException {
    var sql =
        """
        select r.champion_digest, r.started_at,
          coalesce(
            (select min(j.at) from judgement j, jsonb_array_elements(j.findings) f
             where j.rollout = r.id and f ->> 'gate' = 'QUALITY' and f ->> 'mark' = 'PASSED'),
            case when r.final then r.changed_at end)
        from rollout r order by r.started_at
        """;
    try (var statement = connection.prepareStatement(sql)) {
      for (var rows = statement.executeQuery(); rows.next(); ) {
        var until = rows.getTimestamp(3);
        var proven = until == null ? Instant.MAX : until.toInstant();
        changes.add(new Change(rows.getString(1), rows.getTimestamp(2).toInstant(), proven));
      }
    }
  }

  private void readParts(Connection connection) throws SQLException {
    var sql =
        """
        select i.part, i.model_digest, i.verdict, s.part, s.champion_verdict, s.candidate_verdict
        from inspection i left join shadowed s
          on s.node = i.node and s.inspected_journal = i.journal and s.inspected_seq = i.seq
            and s.skipped is null
        """;
    try (var statement = connection.prepareStatement(sql)) {
      for (var rows = statement.executeQuery(); rows.next(); ) {
        var shadow =
            rows.getString(4) == null ? null : new Shadow(rows.getString(5), rows.getString(6));
        seen.put(rows.getString(1), new Seen(rows.getString(2), rows.getString(3), shadow));
      }
    }
  }

  int falsely() {
    return falsely.size();
  }

  /// Parts that the candidate alone would have passed: each would be a false pass if it decided.
  int wouldBe() {
    return wouldBe.size();
  }

  void claim(Outcome.Notes notes) {
    notes.figure("passedBeforeProof", passed);
    notes.figure("candidateAloneWouldHavePassed", wouldBe.size());
    notes.figure("falsePassByChange", falsely.size());
    notes.claim(
        "of the parts passed before gate D had passed, each was passed by the champion too",
        falsely.isEmpty()
            ? passed + " passed, none by the candidate alone"
            : falsely.stream().limit(5).toList(),
        falsely.isEmpty());
  }
}
