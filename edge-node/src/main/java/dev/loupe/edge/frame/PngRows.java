package dev.loupe.edge.frame;

import dev.loupe.edge.frame.PngChunks.BrokenPng;
import dev.loupe.edge.frame.PngChunks.Segment;
import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The filtered rows of a PNG, inflated one at a time: a bomb is never unpacked.
final class PngRows implements AutoCloseable {
  private final Inflater inflater = new Inflater();
  private final byte[] png;
  private final Iterator<Segment> segments;

  PngRows(byte[] png, List<Segment> segments) {
    this.png = png;
    this.segments = segments.iterator();
  }

  void read(byte[] row) throws BrokenPng {
    if (inflate(row) < row.length) throw new BrokenPng("it holds fewer pixels than its size says");
  }

  /// Reads on to the checksum of the compressed data, which the inflater compares.
  void expectEnd() throws BrokenPng {
    if (inflate(new byte[1]) > 0) throw new BrokenPng("it holds more pixels than its size says");
    if (!inflater.finished()) throw new BrokenPng("its compressed data ends early");
  }

  private int inflate(byte[] target) throws BrokenPng {
    try {
      var filled = 0;
      while (filled < target.length && !inflater.finished()) {
        var count = inflater.inflate(target, filled, target.length - filled);
        filled += count;
        if (count == 0 && !inflater.finished() && !feed()) break;
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
