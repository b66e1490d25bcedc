package dev.loupe.edge.assignment.adapter;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.GoldenCodec;
import dev.loupe.bundle.GoldenSet;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Signing;
import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.bundle.dsse.Trust.Revoked;
import dev.loupe.bundle.dsse.TrustedKey;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.frame.PngEncoder;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.AssignmentCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keys, and bundles and orders signed with them.
final class Plant {
  static final Manifest.Size SIZE = new Manifest.Size(64, 64);

  private final SigningKey.Created release = SigningKey.create("release-1");
  private final SigningKey.Created online = SigningKey.create("online-1");
  private final SigningKey.Created stranger = SigningKey.create("stranger");

  /// One file as the control plane serves it.
  record Made(ModelRef model, byte[] loupe) {}

  Trust trust() {
    return trust(null, Set.of());
  }

  /// `until` is when the keys end, null: never.
  Trust trust(@Nullable Instant until, Set<String> revoked) {
    return new Trust(
        List.of(
            new TrustedKey("release-1", Use.RELEASE, release.publicKey(), null, until),
            new TrustedKey("online-1", Use.ASSIGNMENT, online.publicKey(), null, until)),
        new Revoked(Set.of(), revoked),
        Map.of());
  }

  /// A `diff` whose version makes it another model; `golden` is what its blank sample shall be.
  static Contents diff(String version, Verdict golden) {
    var blank = PngEncoder.encode(new Grey(64, 64, new byte[64 * 64]));
    var files = new HashMap<String, byte[]>();
    files.put(Manifest.MODEL, DiffBundle.of(SIZE).model());
    files.put("blank.png", blank);
    files.put(
        GoldenSet.FILE,
        GoldenCodec.encode(List.of(new GoldenCodec.Line("blank.png", "blank.png", golden))));
    var entries = new ArrayList<Manifest.Entry>();
    files.forEach((name, bytes) -> entries.add(Manifest.Entry.of(name, bytes)));
    var diff = DiffBundle.of(SIZE).manifest();
    return Contents.of(
        new Manifest(
            "diff",
            version,
            diff.family(),
            diff.classes(),
            diff.thresholds(),
            SIZE,
            entries,
            diff.claims()),
        files);
  }

  Made signed(Contents contents) {
    return made(contents, release.signing());
  }

  Made signedByAStranger(Contents contents) {
    return made(contents, stranger.signing());
  }

  Made good(String version) {
    return signed(diff(version, Verdict.PASS));
  }

  static Made unsigned(Contents contents) {
    var bundle = new ModelRef("diff", "?", contents.digest().orElseThrow());
    return new Made(bundle, Archive.write(contents));
  }

  private static Made made(Contents contents, SigningKey key) {
    if (!(Signing.sign(contents, key) instanceof Loading.Loaded(var signed)))
      throw new IllegalStateException("not signed");
    return unsigned(signed);
  }

  static Bundle own() {
    return DiffBundle.of(SIZE);
  }

  byte[] order(Assignment assignment) {
    return order(assignment, online.signing());
  }

  byte[] orderOfTheWrongKey(Assignment assignment) {
    return order(assignment, release.signing());
  }

  private static byte[] order(Assignment assignment, SigningKey key) {
    return EnvelopeCodec.encode(
        key.sign(Assignment.PAYLOAD_TYPE, AssignmentCodec.encode(assignment)));
  }
}
