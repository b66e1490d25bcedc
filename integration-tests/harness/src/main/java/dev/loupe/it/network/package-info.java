/// A network that can be cut.
@NullMarked
package dev.loupe.it.network;

import org.jspecify.annotations.NullMarked;
