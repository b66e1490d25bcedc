package dev.loupe.control.fleet.adapter;

import dev.loupe.control.fleet.Lineage;
import dev.loupe.schema.fleet.Report;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `lineage`: one journal that a node reported as its live one.
@Entity
@Table(name = "lineage")
@IdClass(LineageEntity.Key.class)
@SuppressWarnings("NullAway.Init")
public class LineageEntity extends PanacheEntityBase {
  public record Key(String node, UUID journal) implements Serializable {}

  @Id public String node;
  @Id public UUID journal;
  public @Nullable UUID predecessor;

  @Column(name = "first_sent_at")
  public Instant firstSentAt;

  @Column(name = "superseded_at")
  public @Nullable Instant supersededAt;

  /// Those that this report can be judged by: a node may have started a thousand times.
  static List<LineageEntity> of(String node, Report.Journals journals) {
    var predecessor = journals.predecessor();
    return list(
        "node = ?1 and (journal = ?2 or predecessor = ?3 or supersededAt is null)"
            + " order by firstSentAt",
        node,
        journals.live(),
        predecessor == null ? journals.live() : predecessor);
  }

  Lineage.Known known() {
    return new Lineage.Known(journal, predecessor, firstSentAt, supersededAt);
  }
}
