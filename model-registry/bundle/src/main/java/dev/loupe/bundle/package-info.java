/// Model bundles: what a manifest says, what a directory must hold to be opened, and the two
/// bundles Loupe makes itself (a wrapped ONNX file, the built-in `diff`).
@NullMarked
package dev.loupe.bundle;

import org.jspecify.annotations.NullMarked;
