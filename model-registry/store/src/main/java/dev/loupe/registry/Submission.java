package dev.loupe.registry;

import dev.loupe.schema.model.ModelRef;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A verified bundle on its way into a store: its files by name, `manifest.json` and the signatures
/// among them, and the tags that mirror the manifest.
public record Submission(
    ModelRef model, SortedMap<String, byte[]> files, SortedMap<String, String> tags) {
  private static final String WORD = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}";

  public Submission {
    for (var word : new String[] {model.name(), model.version()})
      if (!word.matches(WORD))
        throw new IllegalArgumentException("no name for a model or version: '" + word + "'");
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }
}
