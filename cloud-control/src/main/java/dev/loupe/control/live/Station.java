package dev.loupe.control.live;

import dev.loupe.schema.fleet.Report.PlcState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A station and its node, as of the node's last report, `reportAgeMs` old by the server's clock.
/// `model` is the label of the model that serves, null where none does; `queued` is how many
/// records wait at the node.
public record Station(
    String station,
    String node,
    boolean online,
    long reportAgeMs,
    boolean ready,
    @Nullable Explained fault,
    PlcState plc,
    String firmware,
    long queued,
    @Nullable String model,
    String version) {
  /// A report is due every second: five missed ones are "offline".
  public static final Duration OFFLINE_AFTER = Duration.ofSeconds(5);
}
