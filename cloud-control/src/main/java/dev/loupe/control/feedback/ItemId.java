package dev.loupe.control.feedback;

import java.util.UUID;

/// A part in review: the identity of its inspection.
public record ItemId(String node, UUID journal, long seq) {
  @Override
  public String toString() {
    return node + "/" + journal + "/" + seq;
  }
}
