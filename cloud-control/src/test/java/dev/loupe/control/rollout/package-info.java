@NullMarked
package dev.loupe.control.rollout;

import org.jspecify.annotations.NullMarked;
