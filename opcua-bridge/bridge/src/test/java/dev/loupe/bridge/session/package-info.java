@NullMarked
package dev.loupe.bridge.session;

import org.jspecify.annotations.NullMarked;
