@NullMarked
package dev.loupe.control.embedded.adapter;

import org.jspecify.annotations.NullMarked;
