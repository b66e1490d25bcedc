@NullMarked
package dev.loupe.control.assignment.adapter;

import org.jspecify.annotations.NullMarked;
