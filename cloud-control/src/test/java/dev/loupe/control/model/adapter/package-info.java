@NullMarked
package dev.loupe.control.model.adapter;

import org.jspecify.annotations.NullMarked;
