@NullMarked
package dev.loupe.bundle.onnx;

import org.jspecify.annotations.NullMarked;
