/// What people say of boards, and what a trainer is given of it.
@NullMarked
package dev.loupe.schema.feedback;

import org.jspecify.annotations.NullMarked;
