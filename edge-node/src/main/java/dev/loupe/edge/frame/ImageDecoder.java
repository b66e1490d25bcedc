package dev.loupe.edge.frame;

import dev.loupe.bundle.Manifest.Size;

/// Turns an image's bytes into grey pixels. Only an image of the expected size is decoded, so that
/// no file can ask for more memory than the model's own input.
public interface ImageDecoder {
  Decoding decode(byte[] image, Size expected);

  /// PNG here, everything else by `others`.
  static ImageDecoder of(ImageDecoder others) {
    return (image, expected) ->
        PngDecoder.isPng(image)
            ? PngDecoder.decode(image, expected)
            : others.decode(image, expected);
  }

  /// For a node that reads PNG alone.
  static ImageDecoder pngOnly() {
    return of((image, _) ->
        image.length == 0
            ? new Decoding.Broken("it is empty")
            : new Decoding.Unsupported("it is no PNG"));
  }
}
