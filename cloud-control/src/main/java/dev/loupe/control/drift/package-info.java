/// Whether what a line's models see has moved away from what it was: judged lot by lot against an
/// approved window. It alerts and may show a named candidate in shadow, no more.
@NullMarked
package dev.loupe.control.drift;

import org.jspecify.annotations.NullMarked;
