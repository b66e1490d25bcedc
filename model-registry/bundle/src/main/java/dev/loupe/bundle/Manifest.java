package dev.loupe.bundle;

import dev.loupe.schema.defect.DefectClass;
import java.util.List;

/// What a bundle says of itself. `classes` stands in the order of the model's channels; `input` is
/// the size of the images it takes; `files` lists every other file of the bundle but its
/// signatures.
public record Manifest(
    String name,
    String version,
    Family family,
    List<DefectClass> classes,
    Thresholds thresholds,
    Size input,
    List<Entry> files,
    Claims claims) {
  /// Where the model lies in every bundle.
  public static final String MODEL = "model.onnx";

  public static final String FILE = "manifest.json";

  /// A DSSE envelope over the manifest; it alone is not listed.
  public static final String SIGNATURES = "signatures.dsse.json";

  public Manifest {
    classes = List.copyOf(classes);
    files = List.copyOf(files);
    if (classes.isEmpty()) throw new IllegalArgumentException("no class");
    if (files.stream().noneMatch(entry -> entry.path().equals(MODEL)))
      throw new IllegalArgumentException("no file '" + MODEL + "'");
    if (files.stream().map(Entry::path).distinct().count() != files.size())
      throw new IllegalArgumentException("a file is listed twice");
    claims
        .tuning()
        .refusal(thresholds)
        .ifPresent(why -> {
          throw new IllegalArgumentException(why);
        });
  }

  /// A child with other limits: what people confirmed of the parent is not confirmed of it.
  public Manifest tuned(String name, String version, Thresholds thresholds, String parent) {
    var governance = claims.governance().digests();
    var kept = files.stream().filter(entry -> !governance.contains(entry.sha256())).toList();
    return new Manifest(
        name, version, family, classes, thresholds, input, kept, claims.ofChild(parent));
  }

  /// Pixels, within 32 to 8192 a side.
  public record Size(int width, int height) {
    public static final int LEAST = 32;
    public static final int MOST = 8192;

    public Size {
      if (width < LEAST || width > MOST || height < LEAST || height > MOST)
        throw new IllegalArgumentException(
            "size " + width + "×" + height + ": needs " + LEAST + " to " + MOST + " a side");
    }

    @Override
    public String toString() {
      return width + "×" + height;
    }
  }

  /// A file directly in the bundle's directory and the SHA-256 (64 hex digits) of its bytes.
  public record Entry(String path, long bytes, String sha256) {
    public Entry {
      if (!isFlat(path) || path.equals(FILE) || path.equals(SIGNATURES))
        throw new IllegalArgumentException("no name for a bundle's file: '" + path + "'");
    }

    public static Entry of(String path, byte[] content) {
      return new Entry(path, content.length, Digest.sha256(content));
    }

    boolean lists(byte[] content) {
      return content.length == bytes && Digest.sha256(content).equals(sha256);
    }

    /// A name that stays in its directory on every system.
    static boolean isFlat(String name) {
      return name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    }
  }
}
