package dev.loupe.edge.frame.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

@ConfigMapping(prefix = "loupe.camera")
public interface CameraConfig {
  /// Where frames appear by rename, `00000042.png`.
  Path folder();

  /// How long after the trigger a frame may come; then ERROR(NO_FRAME).
  @WithDefault("200ms")
  Duration deadline();
}
