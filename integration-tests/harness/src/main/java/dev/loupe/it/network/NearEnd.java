package dev.loupe.it.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Where clients plug in: a port of this machine that hands each client to a thread of its own, and
/// all sockets that hang on it.
final class NearEnd implements AutoCloseable {
  private static final int BACKLOG = 64;

  private final Consumer<Socket> served;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  NearEnd(Consumer<Socket> served) {
    this.served = served;
    try {
      server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void open() {
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        sockets.add(client);
        Thread.startVirtualThread(() -> served.accept(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  /// A connection to `target` for `client`, neither of which waits to fill its packets.
  Socket far(Socket client, int target) throws IOException {
    var far = new Socket(InetAddress.getLoopbackAddress(), target);
    sockets.add(far);
    client.setTcpNoDelay(true);
    far.setTcpNoDelay(true);
    return far;
  }

  void hangUp(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void hangUpAll() {
    sockets.forEach(this::hangUp);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hangUpAll();
  }
}
