@NullMarked
package dev.loupe.control.problem;

import org.jspecify.annotations.NullMarked;
