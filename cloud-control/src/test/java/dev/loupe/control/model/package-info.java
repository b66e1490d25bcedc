@NullMarked
package dev.loupe.control.model;

import org.jspecify.annotations.NullMarked;
