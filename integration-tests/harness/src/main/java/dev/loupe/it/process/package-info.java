/// Programs as child processes: found, started, watched and stopped, with none left behind.
@NullMarked
package dev.loupe.it.process;

import org.jspecify.annotations.NullMarked;
