package dev.loupe.edge.frame;

import java.time.Duration;
import java.util.Optional;

/// Where frames come from. One thread takes them.
public interface Camera extends AutoCloseable {
  /// The next frame in the order of arrival, as soon as it is there; empty after `atMost`. Throws
  /// `CameraFailed` where the camera cannot be read.
  Optional<Frame> take(Duration atMost) throws CameraFailed, InterruptedException;

  /// Throws `CameraFailed` where frames could not be taken now; takes none.
  void check() throws CameraFailed;

  /// Drops what lies there and starts counting from 1 again.
  void empty() throws CameraFailed;

  @Override
  void close();
}
