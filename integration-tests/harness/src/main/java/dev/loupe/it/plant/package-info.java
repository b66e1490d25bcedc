/// A small plant to try things with: the control plane, a simulated line and edge nodes, each a
/// process with its own configuration file.
@NullMarked
package dev.loupe.it.plant;

import org.jspecify.annotations.NullMarked;
