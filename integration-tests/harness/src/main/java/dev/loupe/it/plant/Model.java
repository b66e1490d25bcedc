package dev.loupe.it.plant;

import ai.onnxruntime.OrtException;
import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.BundleWrapper;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Manifest;
import dev.loupe.it.bench.BareModel;
import dev.loupe.it.process.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/// The detector a plant runs: a bundle made of an ONNX file, or the built-in `diff`.
public sealed interface Model {
  String label();

  Optional<Path> bundleDirectory();

  /// The bundle for images of `size`.
  Bundle bundle(Manifest.Size size);

  /// The quickest bare call on this machine, in ms; 0 where it is of no account.
  double bareMs();

  record BuiltIn() implements Model {
    @Override
    public String label() {
      return "the built-in diff";
    }

    @Override
    public Optional<Path> bundleDirectory() {
      return Optional.empty();
    }

    @Override
    public Bundle bundle(Manifest.Size size) {
      return DiffBundle.of(size);
    }

    @Override
    public double bareMs() {
      return 0;
    }
  }

  record Wrapped(Path directory, Bundle bundle, double bareMs) implements Model {
    @Override
    public String label() {
      return bundle.ref().label();
    }

    @Override
    public Optional<Path> bundleDirectory() {
      return Optional.of(directory);
    }

    @Override
    public Bundle bundle(Manifest.Size size) {
      return bundle;
    }
  }

  /// Wraps `onnx` into `directory`, after running it a few times: a broken file is refused here.
  static Model wrap(Path onnx, Path directory) {
    empty(directory);
    var name = onnx.getFileName().toString().replaceFirst("\\.onnx$", "");
    return switch (BundleWrapper.wrap(onnx, directory, name, "1")) {
      case BundleWrapper.Refused(var sentence) -> throw new CannotStart(sentence);
      case BundleWrapper.Wrapped wrapped -> {
        try (var bare = new BareModel(wrapped.bundle())) {
          yield new Wrapped(wrapped.directory(), wrapped.bundle(), bare.quickest(10));
        } catch (OrtException e) {
          throw new CannotStart(
              onnx + " does not run in ONNX Runtime (" + e.getMessage() + "): export it again.");
        }
      }
    };
  }

  private static void empty(Path directory) {
    if (!Files.exists(directory)) return;
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
