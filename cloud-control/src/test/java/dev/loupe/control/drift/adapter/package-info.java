@NullMarked
package dev.loupe.control.drift.adapter;

import org.jspecify.annotations.NullMarked;
