/// Every test and interval of the control plane, once: pure functions of counts.
@NullMarked
package dev.loupe.control.statistics;

import org.jspecify.annotations.NullMarked;
