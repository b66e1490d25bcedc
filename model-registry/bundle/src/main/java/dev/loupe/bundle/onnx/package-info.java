/// As much of ONNX (onnx.proto3, IR version 10) as Loupe needs: the header of any model, and small
/// graphs written by code.
@NullMarked
package dev.loupe.bundle.onnx;

import org.jspecify.annotations.NullMarked;
