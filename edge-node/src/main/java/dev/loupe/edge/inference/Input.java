package dev.loupe.edge.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The direct buffer that a model is fed from. The JVM frees such memory only when it collects old
/// garbage, which may take days on a node: what a closed model leaves goes to the next of its size.
final class Input implements AutoCloseable {
  private static final int MOST_LEFT = 4;
  private static final Deque<ByteBuffer> LEFT = new ArrayDeque<>();

  private @Nullable ByteBuffer buffer;

  Input(int bytes) {
    buffer = take(bytes);
  }

  private static ByteBuffer take(int bytes) {
    synchronized (LEFT) {
      for (var each = LEFT.iterator(); each.hasNext(); ) {
        var left = each.next();
        if (left.capacity() != bytes) continue;
        each.remove();
        return left;
      }
    }
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  /// Throws `IllegalStateException` once it is closed: it may be another model's by then.
  ByteBuffer buffer() {
    if (buffer == null) throw new IllegalStateException("the model is closed");
    return buffer;
  }

  /// The model that reads it must be closed before.
  @Override
  public void close() {
    if (buffer == null) return;
    synchronized (LEFT) {
      if (LEFT.size() == MOST_LEFT) LEFT.removeFirst();
      LEFT.addLast(buffer);
    }
    buffer = null;
  }
}
