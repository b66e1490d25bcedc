package dev.loupe.edge.plc.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "loupe")
public interface DeadlineConfig {
  /// From the trigger to the result; then ERROR(DEADLINE).
  @WithDefault("100ms")
  Duration deadline();
}
