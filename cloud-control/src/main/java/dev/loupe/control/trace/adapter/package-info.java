@NullMarked
package dev.loupe.control.trace.adapter;

import org.jspecify.annotations.NullMarked;
