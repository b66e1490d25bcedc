/// A job's labelled images, checked before anything is learned from them.
@NullMarked
package dev.loupe.training.dataset;

import org.jspecify.annotations.NullMarked;
