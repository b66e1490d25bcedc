package dev.loupe.edge.frame;

import dev.loupe.edge.frame.PngChunks.BrokenPng;
import dev.loupe.edge.frame.PngChunks.Header;
import dev.loupe.edge.frame.PngChunks.Segment;
import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The filtered rows of a PNG, inflated some 64 KiB at a time: a bomb is never unpacked. The row
/// before the current one always lies right before it in `bytes`; before the first lie zeros.
final class PngRows implements AutoCloseable {
  private static final int BLOCK = 65_536;

  private final Inflater inflater = new Inflater();
  private final byte[] png;
  private final Iterator<Segment> segments;
  private final int length;
  private final byte[] bytes;
  private int at;
  private int left;

  PngRows(byte[] png, List<Segment> segments, Header header) {
    this.png = png;
    this.segments = segments.iterator();
    length = 1 + (int) (((long) header.width() * header.channels() * header.depth() + 7) / 8);
    bytes = new byte[length * (1 + Math.clamp(BLOCK / length, 1, header.height()))];
    at = bytes.length - length;
    left = header.height();
  }

  byte[] bytes() {
    return bytes;
  }

  /// Of a row, its filter byte included.
  int length() {
    return length;
  }

  /// Where the next row begins in `bytes`.
  int next() throws BrokenPng {
    at += length;
    if (at == bytes.length) {
      System.arraycopy(bytes, at - length, bytes, 0, length);
      at = length;
      var count = Math.min(left * length, bytes.length - length);
      if (inflate(bytes, length, count) < count)
        throw new BrokenPng("it holds fewer pixels than its size says");
    }
    left--;
    return at;
  }

  /// Reads on to the checksum of the compressed data, which the inflater compares.
  void expectEnd() throws BrokenPng {
    if (inflate(new byte[1], 0, 1) > 0)
      throw new BrokenPng("it holds more pixels than its size says");
    if (!inflater.finished()) throw new BrokenPng("its compressed data ends early");
  }

  private int inflate(byte[] target, int from, int count) throws BrokenPng {
    try {
      var filled = 0;
      while (filled < count && !inflater.finished()) {
        var got = inflater.inflate(target, from + filled, count - filled);
        filled += got;
        if (got == 0 && !inflater.finished() && !feed()) break;
      }
      return filled;
    } catch (DataFormatException e) {
      throw new BrokenPng("its compressed data is broken: " + e.getMessage());
    }
  }

  private boolean feed() {
    if (!inflater.needsInput() || !segments.hasNext()) return false;
    var segment = segments.next();
    inflater.setInput(png, segment.from(), segment.length());
    return true;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
