/// The model registry: which versions there are, what they rest on, and where their bytes lie. The
/// manifest is the truth; what a store says of a version only mirrors it.
@NullMarked
package dev.loupe.registry;

import org.jspecify.annotations.NullMarked;
