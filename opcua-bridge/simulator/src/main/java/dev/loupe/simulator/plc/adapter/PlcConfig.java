package dev.loupe.simulator.plc.adapter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// One station's PLC. `port` is its OPC UA port on 127.0.0.1, `camera` the folder its camera writes
/// to, `log` the JSON-lines file of all it saw (appended), `certificates` the folder for encrypted
/// sessions.
public record PlcConfig(
    String station, int port, Path camera, Path log, Optional<Path> certificates, Timing timing) {

  /// `period` lies between two triggers; a part without its word after `deadline` is rejected; the
  /// node is dead when its Heartbeat stood still for `heartbeat`.
  public record Timing(Duration period, Duration deadline, Duration heartbeat) {
    public static final Timing DEFAULT =
        new Timing(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(2));

    /// How long a node may be ready again without a word for the trigger that stands.
    Duration patience() {
      return deadline.plus(heartbeat);
    }

    public Timing withPeriod(Duration period) {
      return new Timing(period, deadline, heartbeat);
    }

    public Timing withDeadline(Duration deadline) {
      return new Timing(period, deadline, heartbeat);
    }
  }

  public static PlcConfig of(String station, int port, Path folder) {
    return new PlcConfig(
        station,
        port,
        folder.resolve("camera"),
        folder.resolve(station + ".jsonl"),
        Optional.empty(),
        Timing.DEFAULT);
  }

  public PlcConfig with(Timing timing) {
    return new PlcConfig(station, port, camera, log, certificates, timing);
  }

  public PlcConfig withCertificates(Path folder) {
    return new PlcConfig(station, port, camera, log, Optional.of(folder), timing);
  }
}
