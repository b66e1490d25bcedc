@NullMarked
package dev.loupe.control.live.adapter;

import org.jspecify.annotations.NullMarked;
