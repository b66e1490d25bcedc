@NullMarked
package dev.loupe.bridge.tag;

import org.jspecify.annotations.NullMarked;
