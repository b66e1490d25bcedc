@NullMarked
package dev.loupe.schema.fleet;

import org.jspecify.annotations.NullMarked;
