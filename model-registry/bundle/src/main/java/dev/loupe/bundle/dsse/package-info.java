/// Signatures: DSSE envelopes (github.com/secure-systems-lab/dsse, version 1.0) signed by ECDSA on
/// P-256 with SHA-256, and the keys that are trusted for them.
@NullMarked
package dev.loupe.bundle.dsse;

import org.jspecify.annotations.NullMarked;
