/// `kill -9` of the control plane at each saved change of a rollout, and its database restored from
/// an old dump: the same end, and no generation given twice.
@NullMarked
package dev.loupe.it.crash;

import org.jspecify.annotations.NullMarked;
