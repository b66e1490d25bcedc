package dev.loupe.bundle;

import dev.loupe.bundle.Manifest.Entry;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A bundle's files by name as they were read: no byte has been looked at yet, and what is later
/// loaded are these bytes. `source` is where they came from, for sentences.
public record Contents(String source, SortedMap<String, byte[]> files) {
  public Contents {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// The files that `manifest` lists, taken from `files`, and the manifest itself. Throws
  /// `IllegalArgumentException` where one is missing or another than listed.
  public static Contents of(Manifest manifest, Map<String, byte[]> files) {
    var all = new TreeMap<String, byte[]>();
    for (Entry entry : manifest.files()) {
      var bytes = files.get(entry.path());
      if (bytes == null || !entry.lists(bytes))
        throw new IllegalArgumentException(
            entry.path() + " is missing or not what the manifest lists");
      all.put(entry.path(), bytes);
    }
    all.put(Manifest.FILE, ManifestCodec.encode(manifest));
    return new Contents(manifest.name() + ":" + manifest.version(), all);
  }

  public Optional<byte[]> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /// The bundle's digest: the SHA-256 of its manifest's bytes; none where it has no manifest.
  public Optional<String> digest() {
    return file(Manifest.FILE).map(Digest::sha256);
  }

  public Contents with(String name, byte[] bytes) {
    var more = new HashMap<>(files);
    more.put(name, bytes);
    return new Contents(source, new TreeMap<>(more));
  }
}
