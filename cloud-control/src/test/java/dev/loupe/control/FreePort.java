package dev.loupe.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Ports below those that the kernel lends to outgoing connections: while a server is restarted, no
/// such connection can take its port.
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int COUNT = 12_000;
  private static final AtomicInteger LAST =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePort() {}

  /// One that nobody listens on now, never the same twice.
  public static int next() {
    while (true) {
      var port = FIRST + LAST.incrementAndGet() % COUNT;
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException e) {
        // taken: the next one
      }
    }
  }
}
