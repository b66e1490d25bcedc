package dev.loupe.edge.frame.adapter;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.edge.frame.Decoding;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.Sha256;
import dev.loupe.edge.frame.Templates;
import dev.loupe.schema.inspection.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `FOLDER/RECIPE/POSITION.png`, decoded once and again when the file changes. A part without a
/// panel position is compared with `default.png`.
///
/// Where more templates are in use than are kept, a new one takes another's place when it is asked
/// for again soon: each that takes one outlives the young generation, and templates that come once
/// would fill the heap until a full collection stops the line.
public final class FolderTemplates implements Templates {
  /// Decoded templates kept, the last used ones: 26 MB at 640×640.
  private static final int MOST_KEPT = 64;

  private static final long MOST_BYTES = 64 << 20;

  private final Path folder;
  private final ImageDecoder decoder;
  private final Map<Path, Kept> kept = new LastUsed<>();
  private final Map<Path, Boolean> askedFor = new LastUsed<>();

  public FolderTemplates(Path folder, ImageDecoder decoder) {
    this.folder = folder;
    this.decoder = decoder;
  }

  private static final class LastUsed<V> extends LinkedHashMap<Path, V> {
    LastUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Path, V> eldest) {
      return size() > MOST_KEPT;
    }
  }

  /// A file as it was when it was decoded.
  private record Stamp(FileTime modified, long bytes, @Nullable Object key) {
    static Stamp of(Path file) throws IOException {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
  }

  private record Kept(Stamp stamp, Size expected, Lookup lookup) {}

  @Override
  public synchronized Lookup find(String recipe, String position, Size expected) {
    var place = position.isEmpty() ? "default" : position;
    var file = file(recipe, place);
    if (file.isEmpty())
      return new Missing(
          ErrorCode.UNKNOWN_RECIPE,
          "recipe '" + recipe + "' or position '" + place + "' is no name for a template's file");
    try {
      var stamp = Stamp.of(file.get());
      var known = kept.get(file.get());
      if (known != null && known.stamp.equals(stamp) && known.expected.equals(expected))
        return known.lookup;
      var lookup = load(file.get(), stamp, expected);
      var hasPlace = known != null || kept.size() < MOST_KEPT;
      if (hasPlace || askedFor.put(file.get(), true) != null)
        kept.put(file.get(), new Kept(stamp, expected, lookup));
      return lookup;
    } catch (IOException e) {
      kept.remove(file.get());
      return new Missing(ErrorCode.UNKNOWN_RECIPE, "no golden template " + file.get());
    }
  }

  /// Names come from the PLC: none may lead out of the folder.
  private Optional<Path> file(String recipe, String position) {
    if (!isName(recipe) || !isName(position)) return Optional.empty();
    try {
      return Optional.of(folder.resolve(recipe).resolve(position + ".png"));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= 100
        && text.charAt(0) != '.'
        && text.chars()
            .noneMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c));
  }

  private Lookup load(Path file, Stamp stamp, Size expected) throws IOException {
    if (stamp.bytes > MOST_BYTES) return unreadable(file, "it is larger than 64 MiB");
    var bytes = Files.readAllBytes(file);
    return switch (decoder.decode(bytes, expected)) {
      case Decoding.Picture(var grey) -> new Template(grey, Sha256.of(bytes), bytes);
      case Decoding.OtherSize(var width, var height) ->
          new Missing(
              ErrorCode.WRONG_SIZE,
              "template " + file + " is " + width + "×" + height + ", the model takes " + expected);
      case Decoding.Broken(var why) -> unreadable(file, why);
      case Decoding.Unsupported(var why) -> unreadable(file, why);
    };
  }

  private static Lookup unreadable(Path file, String why) {
    return new Missing(ErrorCode.UNKNOWN_RECIPE, "template " + file + " cannot be used: " + why);
  }
}
