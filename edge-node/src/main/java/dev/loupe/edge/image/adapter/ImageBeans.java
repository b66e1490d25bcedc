package dev.loupe.edge.image.adapter;

import dev.loupe.edge.config.NodeConfig;
import dev.loupe.edge.image.adapter.Uploads.Answer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

final class ImageBeans {
  private static final int BEFORE_THE_LINE = 1_400;
  private static final int AFTER_THE_LINE = 3_400;

  @Produces
  @Singleton
  Uploads uploads(NodeConfig node, ImagesConfig images) {
    var folder = new ImageFolder(node.data().resolve("images"));
    var put = images.control().<Uploads.Put>map(HttpPut::new).orElse((_, _) -> Answer.DONE);
    return new Uploads(folder, put, images.images().budget().asLongValue());
  }

  void start(@Observes @Priority(BEFORE_THE_LINE) StartupEvent start, Uploads uploads)
      throws IOException {
    uploads.start();
  }

  void stop(@Observes @Priority(AFTER_THE_LINE) ShutdownEvent stop, Uploads uploads) {
    uploads.close();
  }
}
