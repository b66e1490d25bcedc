@NullMarked
package dev.loupe.control.statistics;

import org.jspecify.annotations.NullMarked;
