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
  Inspector inspector(FrameInspector.Lookout lookout, ImageDecoder decoder, Templates templates) {
    return new FrameInspector(lookout, decoder, templates);
  }
}
