package dev.loupe.it.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// TCP ports of this machine.
public final class Ports {
  /// Below those that the kernel lends to outgoing connections: while a server is restarted, no
  /// such connection can take its port.
  private static final int FIRST = 20_000;

  private static final int COUNT = 12_000;
  private static final AtomicInteger LAST =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private Ports() {}

  /// A port that nobody listens on now, never the same twice.
  public static int free() {
    while (true) {
      var port = FIRST + LAST.incrementAndGet() % COUNT;
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException e) {
        // taken: the next one
      }
    }
  }

  /// Refuses a port that someone listens on: `what` it is for, `option` to choose another.
  public static void require(int port, String what, String option) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new CannotStart(
          "Port %d (%s) is in use: stop what listens there, or choose another with %s."
              .formatted(port, what, option));
    }
  }
}
