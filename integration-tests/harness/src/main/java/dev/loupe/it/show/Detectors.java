package dev.loupe.it.show;

import static java.util.Objects.requireNonNull;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.BundleWrapper;
import dev.loupe.bundle.BundleWriter;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Manifest.Entry;
import dev.loupe.bundle.ManifestCodec;
import dev.loupe.bundle.Statement;
import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.it.loop.Workshop;
import dev.loupe.it.loop.Workshop.Made;
import dev.loupe.it.process.CannotStart;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Decoded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// Signed, governed bundles of the detectors to test with, all of them versions of one model.
final class Detectors {
  static final String NAME = "pcb";

  private final Hall.Data data;
  private final Workshop workshop;
  private final SigningKey release;

  Detectors(Hall.Data data, Workshop workshop, SigningKey release) {
    this.data = data;
    this.workshop = workshop;
    this.release = release;
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

  /// The same signed past Loupe's own tool, which signs no model that does not fit its manifest.
  Made signedAnyway(byte[] onnx, Bundle like, String version) {
    var sound = contents(of(like.model(), like, version));
    var listed = manifest(sound);
    var files = new HashMap<>(sound.files());
    files.put(Manifest.MODEL, onnx);
    var entries = new ArrayList<Entry>();
    for (var entry : listed.files())
      entries.add(Entry.of(entry.path(), requireNonNull(files.get(entry.path()))));
    var manifest =
        new Manifest(
            NAME,
            version,
            listed.family(),
            listed.classes(),
            listed.thresholds(),
            listed.input(),
            entries,
            listed.claims());
    var contents = Contents.of(manifest, files);
    var statement = Statement.of(NAME + ":" + version, contents);
    var envelope = EnvelopeCodec.encode(release.sign(Statement.PAYLOAD_TYPE, statement));
    var signed = contents.with(Manifest.SIGNATURES, envelope);
    return new Made(NAME, version, signed.digest().orElseThrow(), Archive.write(signed));
  }

  /// `made` with another model in it than it was signed with.
  static byte[] with(Made made, byte[] onnx) {
    return Archive.write(contents(made).with(Manifest.MODEL, onnx));
  }

  private static Manifest manifest(Contents contents) {
    var bytes = contents.file(Manifest.FILE).orElseThrow();
    if (ManifestCodec.decode(bytes) instanceof Decoded.Value<Manifest>(var manifest))
      return manifest;
    throw new IllegalStateException("no manifest");
  }

  private static Contents contents(Made made) {
    if (Archive.read(made.name(), made.file()) instanceof Loading.Loaded(var contents))
      return contents;
    throw new IllegalStateException(made.name() + ":" + made.version() + " cannot be read");
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
      BundleWriter.write(contents(made), folder);
      return folder.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
