@NullMarked
package dev.loupe.schema.defect;

import org.jspecify.annotations.NullMarked;
