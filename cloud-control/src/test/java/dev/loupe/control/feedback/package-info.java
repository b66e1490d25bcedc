@NullMarked
package dev.loupe.control.feedback;

import org.jspecify.annotations.NullMarked;
