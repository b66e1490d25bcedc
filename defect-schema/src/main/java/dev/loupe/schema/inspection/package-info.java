@NullMarked
package dev.loupe.schema.inspection;

import org.jspecify.annotations.NullMarked;
