/// Scenarios that need a plant of their own.
@NullMarked
package dev.loupe.it.scenario.alone;

import org.jspecify.annotations.NullMarked;
