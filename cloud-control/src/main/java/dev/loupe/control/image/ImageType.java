package dev.loupe.control.image;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The formats that are kept, told by their first bytes and never by what the sender says.
public enum ImageType {
  PNG("image/png", "89504e470d0a1a0a"),
  JPEG("image/jpeg", "ffd8ff"),
  BMP("image/bmp", "424d");

  public static final int LONGEST_MAGIC = 8;

  private final String mediaType;
  private final byte[] magic;

  ImageType(String mediaType, String magic) {
    this.mediaType = mediaType;
    this.magic = HexFormat.of().parseHex(magic);
  }

  public String mediaType() {
    return mediaType;
  }

  public static Optional<ImageType> of(byte[] start) {
    return Arrays.stream(values())
        .filter(it -> start.length >= it.magic.length)
        .filter(it -> Arrays.equals(it.magic, Arrays.copyOf(start, it.magic.length)))
        .findFirst();
  }
}
