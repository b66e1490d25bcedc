@NullMarked
package dev.loupe.control.embedded;

import org.jspecify.annotations.NullMarked;
