/// What people say of inspected parts: the queue that they work through, their labels, and what
/// follows from these. The order of the queue is no sampling design: rates come from the random
/// audit alone.
@NullMarked
package dev.loupe.control.feedback;

import org.jspecify.annotations.NullMarked;
