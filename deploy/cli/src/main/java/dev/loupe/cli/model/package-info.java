/// Registered models.
@NullMarked
package dev.loupe.cli.model;

import org.jspecify.annotations.NullMarked;
