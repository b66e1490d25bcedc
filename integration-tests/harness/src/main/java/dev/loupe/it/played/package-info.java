/// The control plane as a process on a PostgreSQL and a broker of the test's own, and nodes played
/// by their messages alone: whole rollouts in seconds.
@NullMarked
package dev.loupe.it.played;

import org.jspecify.annotations.NullMarked;
