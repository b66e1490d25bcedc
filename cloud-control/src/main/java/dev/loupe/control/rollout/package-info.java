/// A candidate's way to the line: sealed states, a pure step, and the actor that saves before it
/// sends.
@NullMarked
package dev.loupe.control.rollout;

import org.jspecify.annotations.NullMarked;
