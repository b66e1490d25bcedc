/// Judges a run: three accounts of the same parts (what the PLC saw, what the ledger holds, what
/// was true) must agree, part by part.
@NullMarked
package dev.loupe.it.check;

import org.jspecify.annotations.NullMarked;
