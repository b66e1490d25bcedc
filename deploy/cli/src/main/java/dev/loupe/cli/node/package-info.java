/// Nodes.
@NullMarked
package dev.loupe.cli.node;

import org.jspecify.annotations.NullMarked;
