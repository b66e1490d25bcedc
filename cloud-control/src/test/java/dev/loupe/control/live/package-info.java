@NullMarked
package dev.loupe.control.live;

import org.jspecify.annotations.NullMarked;
