@NullMarked
package dev.loupe.it.scenario;

import org.jspecify.annotations.NullMarked;
