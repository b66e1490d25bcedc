@NullMarked
package dev.loupe.schema.drift;

import org.jspecify.annotations.NullMarked;
