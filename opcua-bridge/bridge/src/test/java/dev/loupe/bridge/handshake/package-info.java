@NullMarked
package dev.loupe.bridge.handshake;

import org.jspecify.annotations.NullMarked;
