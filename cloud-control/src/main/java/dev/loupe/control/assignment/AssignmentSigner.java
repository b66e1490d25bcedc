package dev.loupe.control.assignment;

import dev.loupe.schema.fleet.Assignment;

/// Puts an assignment into a DSSE envelope, signed by the site's assignment key.
public interface AssignmentSigner {
  byte[] envelope(Assignment assignment);
}
