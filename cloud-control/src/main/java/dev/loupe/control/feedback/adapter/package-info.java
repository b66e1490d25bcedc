@NullMarked
package dev.loupe.control.feedback.adapter;

import org.jspecify.annotations.NullMarked;
