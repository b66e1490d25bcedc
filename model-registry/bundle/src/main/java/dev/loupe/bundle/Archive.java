package dev.loupe.bundle;

import dev.loupe.bundle.Loading.Loaded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The one-file form `.loupe`: a zip of the bundle's flat files, stored, with nothing between them,
/// before or behind.
public final class Archive {
  /// One time for every entry: the same files make the same bytes. The first second of 1980 would
  /// get extra fields.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

  private Archive() {}

  /// Nothing is believed of what the zip says of itself that its bytes do not bear out.
  public static Loading read(String source, byte[] zip) {
    try {
      return new Loaded(new ZipReader(source, zip).contents());
    } catch (Stop stop) {
      return stop.refused();
    }
  }

  public static byte[] write(Contents contents) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      var names = new LinkedHashSet<>(List.of(Manifest.FILE, Manifest.SIGNATURES));
      names.retainAll(contents.files().keySet());
      names.addAll(contents.files().keySet());
      for (var name : names) put(zip, name, contents.files().getOrDefault(name, new byte[0]));
    } catch (IOException e) {
      throw new UncheckedIOException("a zip in memory", e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var crc = new CRC32();
    crc.update(content);
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(TIME);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
