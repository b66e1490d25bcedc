/// Labels to a proposed model: the data set, the job as a child process with limits, and what
/// becomes of it. Nothing is trained on what a model said unless a person confirmed it.
@NullMarked
package dev.loupe.control.training;

import org.jspecify.annotations.NullMarked;
