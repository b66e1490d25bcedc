package dev.loupe.control.fleet.adapter;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/// A row of `node`. Hibernate fills the fields.
@Entity
@Table(name = "node")
@SuppressWarnings("NullAway.Init")
public class NodeEntity extends PanacheEntityBase {
  @Id public String node;
  public String line;
  public String station;
  public String version;
  public long number;

  @Column(name = "sent_at")
  public Instant sentAt;

  @Column(name = "reported_at")
  public Instant reportedAt;

  @Column(name = "live_journal")
  public UUID liveJournal;

  public @Nullable UUID predecessor;
  public boolean ready;
  public String fault;

  @Column(name = "plc_state")
  public String plcState;

  @Column(name = "plc_firmware")
  public String plcFirmware;

  public long queued;

  @Column(name = "disk_used")
  public long diskUsed;

  @Column(name = "disk_free")
  public long diskFree;

  public long generation;

  @ColumnTransformer(write = "?::jsonb")
  public String slots;

  @Column(name = "first_at")
  public Instant firstAt;

  @Column(name = "duplicate_since")
  public @Nullable Instant duplicateSince;

  @Column(name = "duplicate_at")
  public @Nullable Instant duplicateAt;

  @Column(name = "duplicate_why")
  public @Nullable String duplicateWhy;
}
