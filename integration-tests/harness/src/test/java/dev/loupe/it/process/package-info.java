@NullMarked
package dev.loupe.it.process;

import org.jspecify.annotations.NullMarked;
