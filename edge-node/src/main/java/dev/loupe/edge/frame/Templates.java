package dev.loupe.edge.frame;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.schema.inspection.ErrorCode;

/// Golden templates by recipe and panel position.
public interface Templates {
  Lookup find(String recipe, String position, Size expected);

  sealed interface Lookup {}

  /// `sha256` is that of `file`, the template's bytes as they lie on disk.
  record Template(Grey grey, String sha256, byte[] file) implements Lookup {}

  /// `sentence` names what was looked for, or what is wrong with it.
  record Missing(ErrorCode code, String sentence) implements Lookup {}
}
