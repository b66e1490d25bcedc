package dev.loupe.edge.frame.adapter;

import dev.loupe.edge.frame.Camera;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.Templates;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.arc.properties.UnlessBuildProperty;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Wires the camera, its formats and the golden templates.
final class FrameBeans {
  @Produces
  @Singleton
  Camera camera(CameraConfig config) {
    return new FolderCamera(config.folder());
  }

  void close(@Disposes Camera camera) {
    camera.close();
  }

  @Produces
  @Singleton
  @UnlessBuildProperty(
      name = "quarkus.native.enabled",
      stringValue = "true",
      enableIfMissing = true)
  ImageDecoder everyFormat() {
    return ImageDecoder.of(new ImageIoDecoder());
  }

  /// The native node is built without java.desktop.
  @Produces
  @Singleton
  @IfBuildProperty(name = "quarkus.native.enabled", stringValue = "true")
  ImageDecoder pngOnly() {
    return ImageDecoder.pngOnly();
  }

  @Produces
  @Singleton
  Templates templates(TemplatesConfig config, ImageDecoder decoder) {
    return new FolderTemplates(config.templates(), decoder);
  }
}
