package dev.loupe.it.show;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.BundleWrapper;
import dev.loupe.bundle.BundleWriter;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Manifest;
import dev.loupe.it.loop.Workshop;
import dev.loupe.it.loop.Workshop.Made;
import dev.loupe.it.process.CannotStart;
import dev.loupe.schema.model.ModelRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/// Signed, governed bundles of the detectors to test with, all of them versions of one model.
final class Detectors {
  static final String NAME = "pcb";

  private final Hall.Data data;
  private final Workshop workshop;

  Detectors(Hall.Data data, Workshop workshop) {
    this.data = data;
    this.workshop = workshop;
  }

  /// `detector` is a name below the data's `models`.
  Made of(String detector, String version) {
    var bundle = bundle(detector);
    return of(bundle.model(), bundle, version);
  }

  /// Other bytes under the manifest of `like`.
  Made of(byte[] onnx, Bundle like, String version) {
    return workshop.release(like.manifest(), Map.of(Manifest.MODEL, onnx), NAME, version);
  }

  /// The bare detector, unsigned.
  Bundle bundle(String detector) {
    return switch (BundleWrapper.make(data.onnx(detector), detector, "1")) {
      case BundleWrapper.Refused(var sentence) -> throw new CannotStart(sentence);
      case BundleWrapper.Made(var bundle) -> bundle;
    };
  }

  /// As the PLC's tag shows it.
  static String label(Made made) {
    return new ModelRef(made.name(), made.version(), made.digest()).label();
  }

  static Path unpack(Made made, Path folder) {
    try {
      if (!(Archive.read(made.name(), made.file()) instanceof Loading.Loaded(var contents)))
        throw new IllegalStateException(made.name() + ":" + made.version() + " cannot be read");
      BundleWriter.write(contents, folder);
      return folder.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
