package dev.loupe.bundle;

import static dev.loupe.bundle.SignedBundle.DIGEST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Loading.Loaded;
import dev.loupe.bundle.dsse.SigningKey;
import java.util.TreeMap;

/// What may be done to a bundle's files.
final class Tampering {
  private Tampering() {}

  static Contents flipped(Contents contents, String name) {
    var bytes = contents.file(name).orElseThrow().clone();
    bytes[bytes.length / 2] ^= 1;
    return contents.with(name, bytes);
  }

  static Contents text(Contents contents, String name, String found, String put) {
    var text = new String(contents.file(name).orElseThrow(), UTF_8);
    assertThat(text).contains(found);
    return contents.with(name, text.replace(found, put).getBytes(UTF_8));
  }

  static Contents manifest(Contents contents, String found, String put) {
    return text(contents, Manifest.FILE, found, put);
  }

  static Contents signatures(Contents contents, String found, String put) {
    var text = new String(contents.file(Manifest.SIGNATURES).orElseThrow(), UTF_8);
    return contents.with(Manifest.SIGNATURES, text.replaceFirst(found, put).getBytes(UTF_8));
  }

  static Contents flippedSignature(Contents contents) {
    var text = new String(contents.file(Manifest.SIGNATURES).orElseThrow(), UTF_8);
    var at = text.indexOf("\"sig\":\"") + 40;
    var other = text.charAt(at) == 'A' ? 'B' : 'A';
    var flipped = text.substring(0, at) + other + text.substring(at + 1);
    return contents.with(Manifest.SIGNATURES, flipped.getBytes(UTF_8));
  }

  static Contents anothers(Contents contents) {
    var manifest = SignedBundle.MANIFEST.tuned("diff", "9", Thresholds.of(0.2, 0.1), DIGEST);
    var other = SignedBundle.sign(Contents.of(manifest, SignedBundle.FILES));
    return contents.with(Manifest.SIGNATURES, other.file(Manifest.SIGNATURES).orElseThrow());
  }

  static Contents resigned(Contents contents, String id) {
    var key = new SigningKey(id, SigningKey.create("stranger").signing().key());
    return ((Loaded) Signing.sign(without(contents, Manifest.SIGNATURES), key)).contents();
  }

  static Contents without(Contents contents, String name) {
    var files = new TreeMap<>(contents.files());
    files.remove(name);
    return new Contents(contents.source(), files);
  }
}
