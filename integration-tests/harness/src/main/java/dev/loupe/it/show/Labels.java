package dev.loupe.it.show;

import java.util.HashSet;
import java.util.List;

/// Labels that stand in the ledger, by SQL: of how many parts, by whom if one alone is meant, and
/// how many say good of a defective part or the other way round.
record Labels(int labels, int parts, int wrong) {
  static Labels by(Scene scene, String reviewer) {
    return of(scene, " and l.reviewer = ?", reviewer);
  }

  static Labels ofAll(Scene scene) {
    return of(scene, "");
  }

  private static Labels of(Scene scene, String which, Object... arguments) {
    var sql =
        """
        select cast(l.defective as text) || ' ' || i.part
        from label l join inspection i using (node, journal, seq) where l.undone_at is null
        """;
    return of(scene, scene.rig().ledger().texts(sql + which, arguments));
  }

  private static Labels of(Scene scene, List<String> rows) {
    var parts = new HashSet<String>();
    var wrong = 0;
    for (var row : rows) {
      var said = row.split(" ", 2);
      parts.add(said[1]);
      var truth = scene.truths().of(said[1]);
      if (truth == null || truth.defective() != Boolean.parseBoolean(said[0])) wrong++;
    }
    return new Labels(rows.size(), parts.size(), wrong);
  }
}
