/// Bundles, without any server.
@NullMarked
package dev.loupe.cli.bundle;

import org.jspecify.annotations.NullMarked;
