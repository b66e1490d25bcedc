/// Which models this node holds and which of them decides: fetched, verified, warmed, served, and a
/// candidate's authority. Pure, but for the ports.
@NullMarked
package dev.loupe.edge.assignment;

import org.jspecify.annotations.NullMarked;
