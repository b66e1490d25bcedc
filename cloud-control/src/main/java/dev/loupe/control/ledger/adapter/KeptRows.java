package dev.loupe.control.ledger.adapter;

import dev.loupe.control.ledger.Batch;
import dev.loupe.control.ledger.Booking.Kept;
import dev.loupe.control.ledger.Digest;
import dev.loupe.schema.wire.Range;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What stands under the numbers of a batch that are here already.
final class KeptRows {
  private static final String FIND =
      """
      with asked as (select ?::text as node, ?::uuid as journal, ?::bigint[] as seqs)
      select i.seq, i.digest, null from inspection i, asked a
        where i.node = a.node and i.journal = a.journal and i.seq = any(a.seqs)
      union all select d.seq, d.digest, null from delivery d, asked a
        where d.node = a.node and d.journal = a.journal and d.seq = any(a.seqs)
      union all select s.seq, s.digest, null from shadowed s, asked a
        where s.node = a.node and s.journal = a.journal and s.seq = any(a.seqs)
      union all select y.seq, y.digest, null from summary y, asked a
        where y.node = a.node and y.journal = a.journal and y.seq = any(a.seqs)
      union all select g.seq, g.digest, null from guard_tripped g, asked a
        where g.node = a.node and g.journal = a.journal and g.seq = any(a.seqs)
      union all select l.seq, l.digest, null from lost l, asked a
        where l.node = a.node and l.journal = a.journal and l.seq = any(a.seqs)
      union all select r.seq, r.digest, r.why from rejected r, asked a
        where r.node = a.node and r.journal = a.journal and r.seq = any(a.seqs)\
      """;

  private KeptRows() {}

  static Map<Long, Kept> find(Connection connection, Batch batch, List<Range> fresh)
      throws SQLException {
    var known =
        batch.entries().stream()
            .map(Batch.Entry::seq)
            .filter(seq -> fresh.stream().noneMatch(range -> range.contains(seq)))
            .distinct()
            .toArray(Long[]::new);
    if (known.length == 0) return Map.of();
    var kept = new HashMap<Long, Kept>();
    try (var select = connection.prepareStatement(FIND)) {
      select.setString(1, batch.node());
      select.setObject(2, batch.journal());
      select.setArray(3, connection.createArrayOf("bigint", known));
      try (var rows = select.executeQuery()) {
        while (rows.next())
          kept.put(rows.getLong(1), new Kept(new Digest(rows.getBytes(2)), rows.getString(3)));
      }
    }
    return kept;
  }
}
