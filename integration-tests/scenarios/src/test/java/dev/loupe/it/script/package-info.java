/// The scripts as people and CI call them.
@NullMarked
package dev.loupe.it.script;

import org.jspecify.annotations.NullMarked;
