/// The models that may run: registered once with all that they rest on, kept in step with the
/// store, given to nodes by digest.
@NullMarked
package dev.loupe.control.model;

import org.jspecify.annotations.NullMarked;
