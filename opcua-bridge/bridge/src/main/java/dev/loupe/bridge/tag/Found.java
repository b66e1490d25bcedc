package dev.loupe.bridge.tag;

/// What the PLC's server says of the node behind a tag.
public sealed interface Found {
  /// No such node, or no such namespace; `why` is the server's word for it.
  record Missing(String why) implements Found {}

  /// A variable: its built-in type as people write it, and what this session may do with it.
  record Variable(String type, boolean readable, boolean writable) implements Found {}
}
