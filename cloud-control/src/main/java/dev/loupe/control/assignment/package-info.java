/// What each node shall run: composed slot by slot, numbered, signed.
@NullMarked
package dev.loupe.control.assignment;

import org.jspecify.annotations.NullMarked;
