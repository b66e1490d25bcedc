@NullMarked
package dev.loupe.control.image.adapter;

import org.jspecify.annotations.NullMarked;
