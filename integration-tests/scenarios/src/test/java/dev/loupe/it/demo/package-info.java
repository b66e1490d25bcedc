/// The scripts as people and CI call them.
@NullMarked
package dev.loupe.it.demo;

import org.jspecify.annotations.NullMarked;
