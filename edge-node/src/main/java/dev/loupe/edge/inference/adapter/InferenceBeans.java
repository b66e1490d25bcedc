package dev.loupe.edge.inference.adapter;

import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.Templates;
import dev.loupe.edge.inference.FrameInspector;
import dev.loupe.edge.inference.Inspector;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Wires the inspector.
final class InferenceBeans {
  @Produces
  @Singleton
  Inspector inspector(
      ModelConfig config, ModelSlot model, ImageDecoder decoder, Templates templates) {
    return new FrameInspector(config.station(), model, decoder, templates);
  }
}
