/// DJL on ONNX Runtime, and what is wired around it.
@NullMarked
package dev.loupe.edge.inference.adapter;

import org.jspecify.annotations.NullMarked;
