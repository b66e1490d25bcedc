package dev.loupe.bundle;

import static dev.loupe.bundle.SignedBundle.DIGEST;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Loading.Loaded;
import dev.loupe.bundle.Opening.Refused;
import dev.loupe.bundle.TamperTest.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What may be done to a `.loupe` file, and the code that each gets. One row passes.
class ArchiveTamperTest {
  static Stream<Row> cut() {
    return Stream.of(
        archive("nothing", null, "", it -> it),
        archive(
            "truncated", Refusal.BAD_ARCHIVE, "cut off", it -> Arrays.copyOf(it, it.length - 100)),
        archive(
            "trailing data",
            Refusal.BAD_ARCHIVE,
            "more follows",
            it -> Arrays.copyOf(it, it.length + 1)),
        archive(
            "something before it",
            Refusal.BAD_ARCHIVE,
            "directory elsewhere",
            it -> joined(new byte[7], it)));
  }

  static Stream<Row> named() {
    return Stream.of(
        archive(
            "zip slip",
            Refusal.BAD_ARCHIVE,
            "'../a.pdf'",
            it -> renamed(it, "fmea.pdf", "../a.pdf")),
        archive(
            "a nested folder",
            Refusal.BAD_ARCHIVE,
            "'docs/pdf'",
            it -> renamed(it, "fmea.pdf", "docs/pdf")),
        archive(
            "a name twice",
            Refusal.BAD_ARCHIVE,
            "twice",
            it -> renamed(it, "note.pdf", "fmea.pdf")),
        archive(
            "two names for one file",
            Refusal.BAD_ARCHIVE,
            "two things",
            ArchiveTamperTest::twoNames));
  }

  static Stream<Row> filled() {
    return Stream.of(
        archive("one bit of a file", Refusal.BAD_ARCHIVE, "damage", ArchiveTamperTest::damaged),
        archive("zip bomb", Refusal.BAD_ARCHIVE, "compressed", it -> bomb()),
        archive(
            "a file that claims 4 GiB",
            Refusal.TOO_LARGE,
            "4294967295",
            ArchiveTamperTest::oversized),
        archive(
            "no zip at all", Refusal.BAD_ARCHIVE, "cut off", it -> "#!/bin/sh".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource({"cut", "named", "filled"})
  void eachTamperingGetsItsCode(Row row) {
    row.check();
  }

  private static Row archive(
      String what, @Nullable Refusal code, String says, UnaryOperator<byte[]> tamper) {
    return new Row(
        what,
        code,
        says,
        () ->
            switch (Archive.read("b.loupe", tamper.apply(Archive.write(SignedBundle.SIGNED)))) {
              case Loaded(var contents) -> Acceptance.accept(DIGEST, contents, SignedBundle.site());
              case Refused refused -> refused;
            });
  }

  /// In the local header and in the directory, as a careful attacker would.
  private static byte[] renamed(byte[] zip, String found, String put) {
    assertThat(put).hasSameSizeAs(found);
    put(zip, headers(zip, "PK\3\4", found) + 30, put);
    put(zip, headers(zip, "PK\1\2", found) + 46, put);
    return zip;
  }

  private static byte[] twoNames(byte[] zip) {
    put(zip, headers(zip, "PK\1\2", "fmea.pdf") + 46, "FMEA.pdf");
    return zip;
  }

  private static byte[] damaged(byte[] zip) {
    zip[headers(zip, "PK\3\4", "fmea.pdf") + 30 + "fmea.pdf".length()] ^= 1;
    return zip;
  }

  /// The sizes in the directory.
  private static byte[] oversized(byte[] zip) {
    var entry = headers(zip, "PK\1\2", "fmea.pdf");
    Arrays.fill(zip, entry + 20, entry + 28, (byte) 0xff);
    return zip;
  }

  /// Where the header of `name` begins.
  private static int headers(byte[] zip, String signature, String name) {
    var text = new String(zip, ISO_8859_1);
    var length = signature.equals("PK\3\4") ? 30 : 46;
    for (var at = text.indexOf(signature); at >= 0; at = text.indexOf(signature, at + 1))
      if (text.startsWith(name, at + length)) return at;
    throw new AssertionError("no header of " + name);
  }

  private static void put(byte[] zip, int at, String name) {
    System.arraycopy(name.getBytes(ISO_8859_1), 0, zip, at, name.length());
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }

  private static byte[] bomb() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(Manifest.FILE));
      for (var i = 0; i < 64; i++) zip.write(new byte[1 << 14]);
      zip.closeEntry();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(out.size()).isLessThan(5_000);
    return out.toByteArray();
  }
}
