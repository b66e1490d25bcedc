@NullMarked
package dev.loupe.control.plan;

import org.jspecify.annotations.NullMarked;
