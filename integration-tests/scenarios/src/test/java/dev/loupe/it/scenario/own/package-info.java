@NullMarked
package dev.loupe.it.scenario.own;

import org.jspecify.annotations.NullMarked;
