@NullMarked
package dev.loupe.it.evidence;

import org.jspecify.annotations.NullMarked;
