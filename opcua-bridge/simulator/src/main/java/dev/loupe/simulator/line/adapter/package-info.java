/// Parts from folders of pairs; truth and templates to files.
@NullMarked
package dev.loupe.simulator.line.adapter;

import org.jspecify.annotations.NullMarked;
