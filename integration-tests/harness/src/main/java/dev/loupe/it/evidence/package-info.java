/// Results that are kept, with the machine and the day they come from.
@NullMarked
package dev.loupe.it.evidence;

import org.jspecify.annotations.NullMarked;
