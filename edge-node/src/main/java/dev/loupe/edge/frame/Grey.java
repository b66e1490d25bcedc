package dev.loupe.edge.frame;

/// An image of `width` × `height` grey pixels, row by row from the top, each 0 (black) to 255 as an
/// unsigned byte.
public record Grey(int width, int height, byte[] pixels) {
  public Grey {
    if (width < 1 || height < 1 || pixels.length != width * height)
      throw new IllegalArgumentException(width + "×" + height + " in " + pixels.length + " bytes");
  }
}
