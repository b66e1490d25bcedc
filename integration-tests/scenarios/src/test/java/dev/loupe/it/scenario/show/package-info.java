@NullMarked
package dev.loupe.it.scenario.show;

import org.jspecify.annotations.NullMarked;
