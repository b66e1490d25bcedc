@NullMarked
package dev.loupe.schema.wire;

import org.jspecify.annotations.NullMarked;
