package dev.loupe.schema.feedback;

import java.util.List;
import java.util.UUID;

/// One labelled image. `image` and `template` are SHA-256 (64 hex digits) of stored bytes; `group`
/// is the lot or the group of boards it belongs to, and all of a group lie in one `fold`: what
/// trains never judges its own lot. `truth` is empty for a good board.
public record Example(
    UUID label, String image, String template, String group, int fold, List<Flaw> truth) {
  public Example {
    truth = List.copyOf(truth);
    if (fold < 0) throw new IllegalArgumentException("fold " + fold);
  }
}
