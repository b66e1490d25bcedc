@NullMarked
package dev.loupe.it.network;

import org.jspecify.annotations.NullMarked;
