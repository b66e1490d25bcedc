package dev.loupe.edge.inference.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.edge.frame.adapter.CameraConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Names and defaults of `loupe.camera`, `loupe.model` and `loupe.diff`.
class VisionConfigTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "loupe.camera.folder", "/srv/camera",
          "loupe.station", "aoi-1",
          "loupe.data", "/var/lib/loupe");

  @Test
  void theDefaultsAreTheDocumentedOnes() {
    var config = config(LEAST);
    var camera = config.getConfigMapping(CameraConfig.class);
    assertThat(camera.folder()).isEqualTo(Path.of("/srv/camera"));
    assertThat(camera.deadline()).isEqualTo(Duration.ofMillis(200));
    var model = config.getConfigMapping(ModelConfig.class);
    assertThat(model.model()).isEmpty();
    assertThat(model.diff().width()).isEqualTo(640);
    assertThat(model.diff().height()).isEqualTo(640);
  }

  @Test
  void everyNameIsRead() {
    var all = new HashMap<>(LEAST);
    all.put("loupe.camera.deadline", "50ms");
    all.put("loupe.model", "/srv/models/pcb");
    all.put("loupe.diff.width", "1280");
    all.put("loupe.diff.height", "1024");
    var config = config(all);
    assertThat(config.getConfigMapping(CameraConfig.class).deadline())
        .isEqualTo(Duration.ofMillis(50));
    var model = config.getConfigMapping(ModelConfig.class);
    assertThat(model.model()).contains(Path.of("/srv/models/pcb"));
    assertThat(model.diff().width()).isEqualTo(1280);
    assertThat(model.diff().height()).isEqualTo(1024);
  }

  @Test
  void aCameraWithoutFolderIsRefusedByName() {
    var less = new HashMap<>(LEAST);
    less.remove("loupe.camera.folder");
    assertThatThrownBy(() -> config(less))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("loupe.camera.folder");
  }

  private static SmallRyeConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(CameraConfig.class)
        .withMapping(ModelConfig.class)
        .withValidateUnknown(false)
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build();
  }
}
