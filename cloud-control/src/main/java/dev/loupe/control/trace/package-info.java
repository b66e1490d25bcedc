/// From a model in the field back to who said what: labels, data set, job, bundle, registration,
/// rollouts, generations, and the first word that the PLC of each station got by it. Each link says
/// where it was read; one that is not there is named, never made up.
@NullMarked
package dev.loupe.control.trace;

import org.jspecify.annotations.NullMarked;
