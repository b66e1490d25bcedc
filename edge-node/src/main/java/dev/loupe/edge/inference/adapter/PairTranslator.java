package dev.loupe.edge.inference.adapter;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import dev.loupe.edge.inference.Detector.Look;
import dev.loupe.edge.inference.Head;
import dev.loupe.edge.inference.Pair;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Objects;

/// Between a family's buffers and DJL's arrays. The input wraps the head's own buffer; what DJL
/// makes belongs to the call's manager and is closed with it.
final class PairTranslator implements NoBatchifyTranslator<Pair, Look> {
  private final Head head;
  private final Shape shape;

  PairTranslator(Head head) {
    this.head = head;
    this.shape = new Shape(head.shape());
  }

  @Override
  public NDList processInput(TranslatorContext context, Pair pair) {
    var filled = head.fill(pair);
    return switch (head.element()) {
      case UINT8 -> create(context, filled, DataType.UINT8);
      case FLOAT -> create(context, filled.asFloatBuffer(), DataType.FLOAT32);
    };
  }

  private NDList create(TranslatorContext context, Buffer filled, DataType type) {
    return new NDList(context.getNDManager().create(filled, shape, type));
  }

  @Override
  public Look processOutput(TranslatorContext context, NDList outputs) {
    var inferred = System.nanoTime();
    return new Look(head.read(name -> bytes(outputs, name)), inferred);
  }

  private static ByteBuffer bytes(NDList outputs, String name) {
    var array = name.isEmpty() ? outputs.head() : outputs.get(name);
    return Objects.requireNonNull(array, name).toByteBuffer();
  }
}
