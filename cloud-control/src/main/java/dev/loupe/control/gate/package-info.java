/// Whether the evidence on a candidate speaks against it, for it, or not yet: pure functions of
/// counts.
@NullMarked
package dev.loupe.control.gate;

import org.jspecify.annotations.NullMarked;
