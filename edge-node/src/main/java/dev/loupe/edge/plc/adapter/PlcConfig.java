package dev.loupe.edge.plc.adapter;

import dev.loupe.edge.plc.TriggerMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How to reach the PLC and what to expect of it.
@ConfigMapping(prefix = "loupe.plc")
public interface PlcConfig {
  /// `opc.tcp://HOST:PORT/PATH`.
  String endpoint();

  /// `frame`, `subscribe` or `poll`.
  @WithDefault("frame")
  TriggerMode trigger();

  /// The tag map, YAML; absent: the built-in one.
  Optional<Path> tags();

  @WithDefault("none")
  SecurityMode security();

  /// Our key and the certificates that are trusted; absent: `pki` in the data directory.
  Optional<Path> trust();

  /// Accept any certificate of the PLC: for trials only.
  @WithDefault("false")
  boolean insecure();

  /// Asked of the PLC's server for the tags that are watched.
  @WithDefault("10ms")
  Duration sampling();

  @WithDefault("10ms")
  Duration publishing();

  /// How often TrigSeq is read between parts, so that a part's first call is as quick as the
  /// others; 0s: never.
  @WithDefault("20ms")
  Duration keepWarm();

  /// The PLC's time to acknowledge a result.
  @WithDefault("2s")
  Duration acknowledge();

  enum SecurityMode {
    NONE,
    SIGN_AND_ENCRYPT
  }
}
