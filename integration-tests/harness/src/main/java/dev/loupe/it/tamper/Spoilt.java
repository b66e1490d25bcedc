package dev.loupe.it.tamper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Contents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What may be done to a bundle's bytes on their way. Throws where there is nothing to do it to.
final class Spoilt {
  private static final int LOCAL = 30;
  private static final int CENTRAL = 46;
  private static final String OUTSIDE = "../me.txt";

  private Spoilt() {}

  static byte[] flipped(Contents contents, String name) {
    var bytes = contents.file(name).orElseThrow().clone();
    bytes[bytes.length / 2] ^= 1;
    return Archive.write(contents.with(name, bytes));
  }

  /// The first match of `found` in the file becomes `put`.
  static byte[] edited(Contents contents, String name, String found, String put) {
    var text = new String(contents.file(name).orElseThrow(), UTF_8);
    var changed = text.replaceFirst(found, put);
    if (changed.equals(text)) throw new IllegalStateException(name + " holds no " + found);
    return Archive.write(contents.with(name, changed.getBytes(UTF_8)));
  }

  static byte[] without(Contents contents, String name) {
    var files = new TreeMap<>(contents.files());
    if (files.remove(name) == null) throw new IllegalStateException("no " + name);
    return Archive.write(new Contents(contents.source(), files));
  }

  static byte[] with(Contents contents, String name) {
    return Archive.write(contents.with(name, new byte[9]));
  }

  /// A further file that a careless reader would write outside of its folder.
  static byte[] slipping(Contents contents) {
    var inside = "___me.txt";
    var zip = Archive.write(contents.with(inside, new byte[9]));
    for (var signature : new String[] {"PK\3\4", "PK\1\2"}) {
      var at = header(zip, signature, inside);
      System.arraycopy(OUTSIDE.getBytes(ISO_8859_1), 0, zip, at, OUTSIDE.length());
    }
    return zip;
  }

  /// Where the name of `name` stands in the header of that kind.
  private static int header(byte[] zip, String signature, String name) {
    var text = new String(zip, ISO_8859_1);
    var length = signature.equals("PK\3\4") ? LOCAL : CENTRAL;
    for (var at = text.indexOf(signature); at >= 0; at = text.indexOf(signature, at + 1))
      if (text.startsWith(name, at + length)) return at + length;
    throw new IllegalStateException("no header of " + name);
  }

  /// A quarter of a megabyte that unpacks to 256 MiB.
  static byte[] bomb() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("golden-0.png"));
      for (var i = 0; i < 256; i++) zip.write(new byte[1 << 20]);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
