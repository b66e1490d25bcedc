package dev.loupe.bundle;

import dev.loupe.bundle.Manifest.Entry;
import dev.loupe.bundle.Opening.Opened;
import dev.loupe.bundle.onnx.Header;
import dev.loupe.bundle.onnx.HeaderReader;
import dev.loupe.schema.wire.Decoded;
import java.util.stream.Collectors;

/// Checks the digest of each file on the bytes that will be loaded, and only then looks into them.
/// A file too many or too few refuses the bundle. Pure.
public final class Opener {
  private final Contents contents;

  private Opener(Contents contents) {
    this.contents = contents;
  }

  public static Opening open(Contents contents) {
    try {
      return new Opened(new Opener(contents).bundle());
    } catch (Stop stop) {
      return stop.refused();
    }
  }

  private Bundle bundle() throws Stop {
    var bytes = contents.file(Manifest.FILE).orElse(null);
    if (bytes == null)
      throw new Stop(Refusal.NO_BUNDLE, contents.source() + " holds no " + Manifest.FILE);
    var manifest = value(Manifest.FILE, ManifestCodec.decode(bytes));
    checkFiles(manifest);
    var model = file(Manifest.MODEL);
    checkModel(manifest, model);
    return new Bundle(manifest, Digest.sha256(bytes), model, golden(manifest));
  }

  private <T> T value(String name, Decoded<T> decoded) throws Stop {
    return switch (decoded) {
      case Decoded.Value<T>(var value) -> value;
      case Decoded.Refused<T> refused ->
          throw new Stop(Refusal.BROKEN_MANIFEST, at(name) + ": " + refused.sentence());
    };
  }

  private void checkFiles(Manifest manifest) throws Stop {
    for (var entry : manifest.files()) {
      if (!contents.files().containsKey(entry.path()))
        throw new Stop(Refusal.MISSING_FILE, at(entry.path()) + " is missing");
      if (!entry.lists(file(entry.path())))
        throw new Stop(
            Refusal.DIGEST_MISMATCH, at(entry.path()) + " is not what the manifest lists");
    }
    var listed = manifest.files().stream().map(Entry::path).collect(Collectors.toSet());
    for (var name : contents.files().keySet())
      if (!listed.contains(name)
          && !name.equals(Manifest.FILE)
          && !name.equals(Manifest.SIGNATURES))
        throw new Stop(Refusal.EXTRA_FILE, at(name) + " is not listed in the manifest");
  }

  private void checkModel(Manifest manifest, byte[] model) throws Stop {
    var file = at(Manifest.MODEL);
    switch (HeaderReader.read(model)) {
      case Header.Broken(var why) -> throw new Stop(Refusal.UNFIT_MODEL, file + ": " + why);
      case Header.Readable(var header) -> {
        if (header.externalData())
          throw new Stop(Refusal.EXTERNAL_DATA, file + " keeps weights outside itself");
        if (!Fit.agrees(header, manifest))
          throw new Stop(
              Refusal.UNFIT_MODEL,
              file + " has " + Fit.describe(header) + ", not what its manifest says");
      }
    }
  }

  private GoldenSet golden(Manifest manifest) throws Stop {
    if (!contents.files().containsKey(GoldenSet.FILE)) return GoldenSet.NONE;
    var lines = value(GoldenSet.FILE, GoldenCodec.decode(file(GoldenSet.FILE)));
    var samples = new java.util.ArrayList<GoldenSet.Sample>();
    for (var line : lines) {
      var template = line.template();
      if (template == null && manifest.family() == Family.PAIR_HEATMAP)
        throw new Stop(
            Refusal.BROKEN_MANIFEST, at(GoldenSet.FILE) + ": " + line.image() + " has no template");
      samples.add(
          new GoldenSet.Sample(
              line.image(),
              golden(line.image()),
              template == null ? null : golden(template),
              line.verdict()));
    }
    return new GoldenSet(samples);
  }

  private byte[] golden(String name) throws Stop {
    if (!contents.files().containsKey(name))
      throw new Stop(Refusal.MISSING_FILE, at(name) + ", which golden.json names, is missing");
    return file(name);
  }

  private byte[] file(String name) {
    return contents.file(name).orElseThrow();
  }

  private String at(String name) {
    return contents.source() + "/" + name;
  }
}
