package dev.loupe.it.network;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A cable between a client and a PostgreSQL server that reads along (the server's protocol 3.0,
/// not encrypted): it stops at each COMMIT of a transaction that ran a certain statement, on the
/// way there and on the way back.
public final class CommitTap implements AutoCloseable {
  private static final int PROTOCOL_3 = 196_608;

  /// `ASKED`: the client says COMMIT and the server has not heard it. `DONE`: the server has
  /// committed and the client has not heard that.
  public enum Moment {
    ASKED,
    DONE
  }

  /// Whether the message goes on; else both ends are cut before it does.
  public interface Watch {
    boolean passes(Moment moment);
  }

  private final int target;
  private final String statement;
  private final Watch watch;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private CommitTap(int target, String statement, Watch watch, ServerSocket server) {
    this.target = target;
    this.statement = statement;
    this.watch = watch;
    this.server = server;
  }

  /// To the server on `target`; `statement` is how the statement of interest begins.
  public static CommitTap to(int target, String statement, Watch watch) {
    try {
      var server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
      var tap = new CommitTap(target, statement, watch, server);
      Thread.startVirtualThread(tap::accept);
      return tap;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where the client connects.
  public int port() {
    return server.getLocalPort();
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
    try (client;
        var far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      sockets.add(far);
      client.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      var commits = new Commits(statement);
      if (!greeted(client, far)) return;
      var back = Thread.startVirtualThread(() -> answers(far, client, commits));
      requests(client, far, commits);
      close(far);
      back.join();
    } catch (IOException e) {
      // one end is gone: so is the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(client);
    }
  }

  /// The messages before the first with a type; a question for encryption is answered with one
  /// byte.
  private static boolean greeted(Socket client, Socket far) throws IOException {
    var in = new DataInputStream(client.getInputStream());
    while (true) {
      var length = in.readInt();
      var body = in.readNBytes(length - 4);
      var out = new DataOutputStream(new BufferedOutputStream(far.getOutputStream()));
      out.writeInt(length);
      out.write(body);
      out.flush();
      if (ByteBuffer.wrap(body).getInt() == PROTOCOL_3) return true;
      var answer = far.getInputStream().read();
      if (answer != 'N') return false;
      client.getOutputStream().write(answer);
    }
  }

  private void requests(Socket client, Socket far, Commits commits) throws IOException {
    relay(
        client,
        far,
        (type, body) ->
            !commits.asks(type, body) || (watch.passes(Moment.ASKED) && commits.sent()));
  }

  private void answers(Socket far, Socket client, Commits commits) {
    try {
      relay(far, client, (type, body) -> !commits.answers(type, body) || watch.passes(Moment.DONE));
    } catch (IOException e) {
      // one end is gone: so is the other
    } finally {
      close(client);
      close(far);
      sockets.remove(far);
    }
  }

  private interface Gate {
    boolean opens(char type, byte[] body);
  }

  private static void relay(Socket from, Socket to, Gate gate) throws IOException {
    var in = new DataInputStream(new java.io.BufferedInputStream(from.getInputStream(), 1 << 16));
    var out = new DataOutputStream(new BufferedOutputStream(to.getOutputStream(), 1 << 16));
    for (int type; (type = in.read()) >= 0; ) {
      var length = in.readInt();
      var body = in.readNBytes(length - 4);
      if (!gate.opens((char) type, body)) return;
      out.writeByte(type);
      out.writeInt(length);
      out.write(body);
      if (in.available() == 0) out.flush();
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
    sockets.forEach(CommitTap::close);
  }
}
