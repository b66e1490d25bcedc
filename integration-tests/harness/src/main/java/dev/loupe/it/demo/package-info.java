/// `./demo`: the plant for people, and with `--check` for machines.
@NullMarked
package dev.loupe.it.demo;

import org.jspecify.annotations.NullMarked;
