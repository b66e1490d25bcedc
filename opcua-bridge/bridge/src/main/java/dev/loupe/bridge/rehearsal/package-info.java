@NullMarked
package dev.loupe.bridge.rehearsal;

import org.jspecify.annotations.NullMarked;
