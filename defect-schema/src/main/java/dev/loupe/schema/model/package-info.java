@NullMarked
package dev.loupe.schema.model;

import org.jspecify.annotations.NullMarked;
