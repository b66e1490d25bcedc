@NullMarked
package dev.loupe.control.fleet.adapter;

import org.jspecify.annotations.NullMarked;
