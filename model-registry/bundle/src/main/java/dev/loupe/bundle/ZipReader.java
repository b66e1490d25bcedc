package dev.loupe.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// Reads the one shape of zip that a `.loupe` has (APPNOTE 6.3): local headers and their files
/// without gap from the first byte, each stored, then the directory that repeats them in order,
/// then its end as the last 22 bytes. A zip that can be read in two ways is none.
final class ZipReader {
  private static final int END = 22;
  private static final int CENTRAL = 46;
  private static final int LOCAL = 30;
  private static final int UTF8_NAMES = 1 << 11;

  private final String source;
  private final byte[] bytes;
  private final ByteBuffer zip;
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  /// How far the files reach that have been read.
  private long reached;

  ZipReader(String source, byte[] bytes) {
    this.source = source;
    this.bytes = bytes;
    zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  Contents contents() throws Stop {
    Caps.checkTotal(source, bytes.length);
    var end = bytes.length - END;
    if (end < 0 || zip.getInt(end) != 0x06054b50)
      throw bad("does not end as a zip ends: it is cut off, or more follows");
    var count = u16(end + 10);
    var size = u32(end + 12);
    var start = u32(end + 16);
    if (u16(end + 4) != 0 || u16(end + 6) != 0 || u16(end + 8) != count || u16(end + 20) != 0)
      throw bad("is a zip of several parts or with a comment");
    if (start + size != end) throw bad("has a directory elsewhere than before its end");
    Caps.checkCount(source, count);
    var at = (int) start;
    for (var each = 0; each < count; each++) at = entry(at, end);
    if (at != end || reached != start) throw bad("holds bytes that belong to no file");
    return new Contents(source, files);
  }

  /// Reads the directory's entry at `at` and its file; returns where the next entry lies.
  private int entry(int at, int end) throws Stop {
    if (at + CENTRAL > end || zip.getInt(at) != 0x02014b50) throw bad("has a broken directory");
    var nameEnds = at + CENTRAL + u16(at + 28);
    var next = nameEnds + u16(at + 30) + u16(at + 32);
    if (next > end) throw bad("has a broken directory");
    if (next != nameEnds) throw bad("carries extra fields or comments");
    var name = name(at + CENTRAL, nameEnds);
    var size = u32(at + 24);
    Caps.checkFile(source, name, size);
    if ((u16(at + 8) & ~UTF8_NAMES) != 0 || u16(at + 10) != 0 || u32(at + 20) != size)
      throw bad("holds '" + name + "' compressed or encrypted");
    var unixType = (int) (u32(at + 38) >> 28);
    if (u16(at + 4) >> 8 == 3 && unixType != 0 && unixType != 8)
      throw bad("holds '" + name + "', which is no plain file");
    if (u32(at + 42) != reached) throw bad("holds files that overlap or leave a gap");
    var content = content(at, nameEnds, name);
    if (files.put(name, content) != null) throw bad("holds '" + name + "' twice");
    return next;
  }

  private String name(int from, int to) throws Stop {
    var name = new String(bytes, from, to - from, UTF_8);
    if (!Manifest.Entry.isFlat(name))
      throw bad(
          "names '"
              + name.codePoints()
                  .limit(100)
                  .filter(it -> it >= 32)
                  .collect(
                      StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              + "', which is no flat file");
    return name;
  }

  private byte[] content(int at, int nameEnds, String name) throws Stop {
    var local = (int) reached;
    var size = (int) u32(at + 24);
    if (local + LOCAL > bytes.length || zip.getInt(local) != 0x04034b50)
      throw bad("has no file where its directory says '" + name + "'");
    var from = local + LOCAL + (long) u16(local + 26);
    if (from + size > bytes.length - END) throw bad("is cut off within '" + name + "'");
    // flags, method, CRC, sizes and lengths, then the name: all as in the directory
    var same =
        u16(local + 6) == u16(at + 8)
            && Arrays.equals(bytes, local + 8, local + 10, bytes, at + 10, at + 12)
            && Arrays.equals(bytes, local + 14, local + 30, bytes, at + 16, at + 32)
            && Arrays.equals(
                bytes,
                local + LOCAL,
                local + LOCAL + u16(local + 26),
                bytes,
                at + CENTRAL,
                nameEnds);
    if (!same) throw bad("says two things of '" + name + "'");
    var content = Arrays.copyOfRange(bytes, (int) from, (int) from + size);
    var crc = new CRC32();
    crc.update(content);
    if (crc.getValue() != u32(at + 16)) throw bad("has damage within '" + name + "'");
    reached = from + size;
    return content;
  }

  private int u16(int at) {
    return zip.getShort(at) & 0xffff;
  }

  private long u32(int at) {
    return zip.getInt(at) & 0xffffffffL;
  }

  private Stop bad(String what) {
    return new Stop(Refusal.BAD_ARCHIVE, source + " " + what);
  }
}
