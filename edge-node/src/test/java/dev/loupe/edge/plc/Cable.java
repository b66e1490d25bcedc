package dev.loupe.edge.plc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The network between node and PLC: it can swallow everything in silence for a while, or break.
final class Cable implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int to;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moves = lock.newCondition();
  private boolean stuck;

  Cable(int to) throws IOException {
    this.to = to;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void stick(boolean now) {
    lock.lock();
    try {
      stuck = now;
      moves.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void breakAll() throws IOException {
    for (var socket : sockets) socket.close();
  }

  private void accept() {
    try {
      while (true) {
        var near = server.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), to);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        sockets.add(near);
        sockets.add(far);
        Thread.ofVirtual().start(() -> pump(near, far));
        Thread.ofVirtual().start(() -> pump(far, near));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pump(Socket from, Socket into) {
    try (from;
        into) {
      copy(from.getInputStream(), into.getOutputStream());
    } catch (IOException | InterruptedException e) {
      // broken, as ordered
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException, InterruptedException {
    var buffer = new byte[8192];
    for (int read; (read = in.read(buffer)) > 0; ) {
      lock.lock();
      try {
        while (stuck) moves.await();
      } finally {
        lock.unlock();
      }
      out.write(buffer, 0, read);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    stick(false);
    breakAll();
  }
}
