package dev.loupe.bundle;

import dev.loupe.bundle.Manifest.Entry;
import dev.loupe.bundle.Opening.Opened;
import dev.loupe.bundle.Opening.Refused;
import dev.loupe.bundle.onnx.Header;
import dev.loupe.bundle.onnx.HeaderReader;
import dev.loupe.schema.wire.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Opens a bundle's directory: reads each file once, checks its digest on those bytes, and only
/// then looks into them. A file too many or too few refuses the bundle.
public final class BundleReader {
  private static final long MOST_MANIFEST = 1 << 20;
  private static final long MOST_FILE = 1 << 30;

  private BundleReader() {}

  public static Opening open(Path directory) {
    try {
      return read(directory);
    } catch (Stop stop) {
      return stop.refused;
    } catch (IOException e) {
      return Refused.of(Refusal.UNREADABLE, "bundle " + directory + " cannot be read (" + e + ")");
    }
  }

  private static Opening read(Path directory) throws IOException, Stop {
    var file = directory.resolve(Manifest.FILE);
    if (!Files.isRegularFile(file))
      throw new Stop(Refusal.NO_BUNDLE, directory + " holds no " + Manifest.FILE);
    var bytes = bytes(file, MOST_MANIFEST);
    var manifest =
        switch (ManifestCodec.decode(bytes)) {
          case Decoded.Value<Manifest>(var value) -> value;
          case Decoded.Refused<Manifest> refused ->
              throw new Stop(Refusal.BROKEN_MANIFEST, file + ": " + refused.sentence());
        };
    checkNames(directory, manifest);
    var model = new byte[0];
    for (var entry : manifest.files()) {
      var content = verified(directory, entry);
      if (entry.path().equals(Manifest.MODEL)) model = content;
    }
    checkModel(directory.resolve(Manifest.MODEL), manifest, model);
    return new Opened(new Bundle(manifest, Digest.sha256(bytes), model));
  }

  private static void checkNames(Path directory, Manifest manifest) throws IOException, Stop {
    var expected =
        manifest.files().stream().map(Entry::path).collect(Collectors.toCollection(TreeSet::new));
    expected.add(Manifest.FILE);
    Set<String> found;
    try (Stream<Path> list = Files.list(directory)) {
      found =
          list.map(path -> path.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
    }
    for (var name : expected)
      if (!found.contains(name))
        throw new Stop(Refusal.MISSING_FILE, directory.resolve(name) + " is missing");
    for (var name : found)
      if (!expected.contains(name))
        throw new Stop(
            Refusal.EXTRA_FILE, directory.resolve(name) + " is not listed in the manifest");
  }

  private static byte[] verified(Path directory, Entry entry) throws IOException, Stop {
    var file = directory.resolve(entry.path());
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
      throw new Stop(Refusal.MISSING_FILE, file + " is no plain file");
    var bytes = bytes(file, MOST_FILE);
    if (bytes.length != entry.bytes() || !Digest.sha256(bytes).equals(entry.sha256()))
      throw new Stop(Refusal.DIGEST_MISMATCH, file + " is not what the manifest lists");
    return bytes;
  }

  private static byte[] bytes(Path file, long most) throws IOException, Stop {
    if (Files.size(file) > most)
      throw new Stop(Refusal.TOO_LARGE, file + " has " + Files.size(file) + " bytes");
    return Files.readAllBytes(file);
  }

  private static void checkModel(Path file, Manifest manifest, byte[] model) throws Stop {
    switch (HeaderReader.read(model)) {
      case Header.Broken(var why) -> throw new Stop(Refusal.BROKEN_MODEL, file + ": " + why);
      case Header.Readable(var header) -> {
        if (header.externalData())
          throw new Stop(Refusal.EXTERNAL_DATA, file + " keeps weights outside itself");
        var fit = Fit.of(header);
        if (!(fit instanceof Fit.Fits fits) || !fits.agreesWith(manifest))
          throw new Stop(
              Refusal.WRONG_SHAPE,
              file + " has " + Fit.describe(header) + ", not what its manifest says");
      }
    }
  }

  /// Leaves the steps above; never this class.
  private static final class Stop extends Exception {
    private final Refused refused;

    Stop(Refusal code, String what) {
      super(what, null, false, false);
      refused = Refused.of(code, what);
    }
  }
}
