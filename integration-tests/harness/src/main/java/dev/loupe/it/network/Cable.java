package dev.loupe.it.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A network cable between a client and a port of this machine: a TCP proxy that can be cut, pulled
/// so slowly that nobody notices, and plugged in again.
public final class Cable implements AutoCloseable {
  private enum State {
    PLUGGED,
    CUT,
    SILENT
  }

  private final int target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile State state = State.PLUGGED;

  private Cable(int target, ServerSocket server) {
    this.target = target;
    this.server = server;
  }

  /// A cable to `target`, plugged in.
  public static Cable to(int target) {
    try {
      var cable = new Cable(target, new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
      Thread.startVirtualThread(cable::accept);
      return cable;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where the client connects.
  public int port() {
    return server.getLocalPort();
  }

  /// Connections break, new ones are closed at once.
  public void cut() {
    state = State.CUT;
    sockets.forEach(Cable::close);
  }

  /// Connections stay open but carry nothing more, new ones neither: what was on its way is gone.
  public void silence() {
    state = State.SILENT;
  }

  /// New connections work; those that went silent break.
  public void plug() {
    sockets.forEach(Cable::close);
    state = State.PLUGGED;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        sockets.add(client);
        Thread.startVirtualThread(() -> connect(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void connect(Socket client) {
    if (state == State.CUT) close(client);
    if (state != State.PLUGGED) return;
    try {
      var far = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      sockets.add(far);
      Thread.startVirtualThread(() -> carry(client, far));
      carry(far, client);
    } catch (IOException e) {
      close(client);
    }
  }

  private void carry(Socket from, Socket to) {
    var buffer = new byte[1 << 16];
    try {
      for (int read; (read = from.getInputStream().read(buffer)) >= 0; )
        if (state == State.PLUGGED) to.getOutputStream().write(buffer, 0, read);
    } catch (IOException e) {
      // one end is gone: so is the other
    } finally {
      sockets.remove(from);
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
