@NullMarked
package dev.loupe.it.scenario.embedded;

import org.jspecify.annotations.NullMarked;
