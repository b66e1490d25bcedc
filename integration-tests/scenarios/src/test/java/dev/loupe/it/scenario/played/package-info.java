@NullMarked
package dev.loupe.it.scenario.played;

import org.jspecify.annotations.NullMarked;
