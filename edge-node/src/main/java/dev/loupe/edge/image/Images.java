package dev.loupe.edge.image;

/// Keeps images until the control plane has them.
public interface Images {
  /// Returns at once; a later failure drops the image, never the inspection.
  void keep(Image image);
}
