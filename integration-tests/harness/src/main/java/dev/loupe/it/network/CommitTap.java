package dev.loupe.it.network;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;

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
  private final NearEnd near = new NearEnd(this::connect);

  private CommitTap(int target, String statement, Watch watch) {
    this.target = target;
    this.statement = statement;
    this.watch = watch;
  }

  /// To the server on `target`; `statement` is how the statement of interest begins.
  public static CommitTap to(int target, String statement, Watch watch) {
    var tap = new CommitTap(target, statement, watch);
    tap.near.open();
    return tap;
  }

  /// Where the client connects.
  public int port() {
    return near.port();
  }

  private void connect(Socket client) {
    try (var far = near.far(client, target)) {
      var commits = new Commits(statement);
      if (!greeted(client, far)) return;
      var back = Thread.startVirtualThread(() -> answers(far, client, commits));
      requests(client, far, commits);
      near.hangUp(far);
      back.join();
    } catch (IOException e) {
      // one end is gone: so is the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      near.hangUp(client);
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
      near.hangUp(client);
      near.hangUp(far);
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

  @Override
  public void close() {
    near.close();
  }
}
