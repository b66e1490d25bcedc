@NullMarked
package dev.loupe.control.training.adapter;

import org.jspecify.annotations.NullMarked;
