package dev.loupe.bundle;

import dev.loupe.bundle.Manifest.Entry;
import dev.loupe.bundle.onnx.Header;
import dev.loupe.bundle.onnx.HeaderReader;
import dev.loupe.schema.defect.DefectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/// Makes a bundle of a bare ONNX file, its family recognised by inputs and outputs.
public final class BundleWrapper {
  /// DeepPCB's order, which a pair-heatmap of six classes is taken to have.
  private static final List<DefectClass> DEEP_PCB =
      List.of(
          DefectClass.OPEN,
          DefectClass.SHORT,
          DefectClass.MOUSEBITE,
          DefectClass.SPUR,
          DefectClass.COPPER,
          DefectClass.PINHOLE);

  private static final long MOST_BYTES = 1 << 30;

  private BundleWrapper() {}

  public sealed interface Result {}

  public sealed interface Making {}

  /// A bundle of the model alone, in memory.
  public record Made(Bundle bundle) implements Making {}

  /// `bundle` as it now lies in `directory`.
  public record Wrapped(Path directory, Bundle bundle) implements Result {}

  /// `sentence` names what was found and what is expected.
  public record Refused(String sentence) implements Result, Making {}

  public static Result wrap(Path onnx, Path directory, String name, String version) {
    try {
      return switch (make(onnx, name, version)) {
        case Refused refused -> refused;
        case Made(var bundle) -> {
          BundleWriter.write(bundle, directory);
          yield new Wrapped(directory, bundle);
        }
      };
    } catch (IOException e) {
      return new Refused(onnx + " cannot be wrapped into " + directory + ": " + e + ".");
    }
  }

  /// The bundle that `wrap` would write.
  public static Making make(Path onnx, String name, String version) {
    if (!ModelName.fits(name) || !ModelName.fits(version))
      return new Refused(
          "model '" + name + "' version '" + version + "': use " + ModelName.RULE + ".");
    try {
      if (!Files.isRegularFile(onnx)) return new Refused(onnx + " is no file: name an ONNX file.");
      if (Files.size(onnx) > MOST_BYTES) return new Refused(onnx + " is larger than 1 GiB.");
      return make(onnx, Files.readAllBytes(onnx), name, version);
    } catch (IOException e) {
      return new Refused(onnx + " cannot be read: " + e + ".");
    }
  }

  private static Making make(Path onnx, byte[] model, String name, String version) {
    return switch (HeaderReader.read(model)) {
      case Header.Broken(var why) -> new Refused(onnx + ": " + why + ".");
      case Header.Readable(var header) when header.externalData() ->
          new Refused(onnx + " keeps weights outside itself: export it as one file.");
      case Header.Readable(var header) ->
          switch (Fit.of(header)) {
            case Fit.FitsNone(var sentence) -> new Refused(onnx + ": " + sentence + ".");
            case Fit.Fits fits -> {
              var manifest = manifest(fits, model, name, version);
              yield new Made(
                  new Bundle(manifest, Digest.sha256(ManifestCodec.encode(manifest)), model));
            }
          };
    };
  }

  private static Manifest manifest(Fit.Fits fits, byte[] model, String name, String version) {
    var files = List.of(new Entry(Manifest.MODEL, model.length, Digest.sha256(model)));
    var thresholds =
        switch (fits.family()) {
          case PAIR_HEATMAP -> Thresholds.of(0.45, 0.45);
          case YOLO -> Thresholds.of(0.25, 0.25);
        };
    return new Manifest(
        name, version, fits.family(), classes(fits), thresholds, fits.input(), files, Claims.NONE);
  }

  private static List<DefectClass> classes(Fit.Fits fits) {
    return fits.classes() == DEEP_PCB.size()
        ? DEEP_PCB
        : fits.classes() == 1 && fits.family() == Family.PAIR_HEATMAP
            ? List.of(DefectClass.UNLIKE)
            : Collections.nCopies(fits.classes(), DefectClass.OTHER);
  }
}
