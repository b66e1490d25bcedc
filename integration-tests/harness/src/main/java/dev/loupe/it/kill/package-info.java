/// `kill -9` of every process but the PLC, at seeded moments of a running line, and what the three
/// accounts say afterwards.
@NullMarked
package dev.loupe.it.kill;

import org.jspecify.annotations.NullMarked;
