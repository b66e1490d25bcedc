package dev.loupe.bundle;

/// What became of the attempt to read a bundle's files.
public sealed interface Loading permits Loading.Loaded, Opening.Refused {
  record Loaded(Contents contents) implements Loading {}
}
