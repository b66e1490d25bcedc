/// Training jobs: a folder with an order in it, a bundle or a refusal out of it. See
/// docs/feedback.md.
@NullMarked
package dev.loupe.training;

import org.jspecify.annotations.NullMarked;
