package dev.loupe.it.network;

import java.io.IOException;
import java.net.Socket;

/// A network cable between a client and a port of this machine: a TCP proxy that can be cut, pulled
/// so slowly that nobody notices, and plugged in again.
public final class Cable implements AutoCloseable {
  private enum State {
    PLUGGED,
    CUT,
    SILENT
  }

  private final int target;
  private final NearEnd near = new NearEnd(this::connect);
  private volatile State state = State.PLUGGED;

  private Cable(int target) {
    this.target = target;
  }

  /// A cable to `target`, plugged in.
  public static Cable to(int target) {
    var cable = new Cable(target);
    cable.near.open();
    return cable;
  }

  /// Where the client connects.
  public int port() {
    return near.port();
  }

  /// Connections break, new ones are closed at once.
  public void cut() {
    state = State.CUT;
    near.hangUpAll();
  }

  /// Connections stay open but carry nothing more, new ones neither: what was on its way is gone.
  public void silence() {
    state = State.SILENT;
  }

  /// New connections work; those that went silent break.
  public void plug() {
    near.hangUpAll();
    state = State.PLUGGED;
  }

  private void connect(Socket client) {
    if (state == State.CUT) near.hangUp(client);
    if (state != State.PLUGGED) return;
    try {
      var far = near.far(client, target);
      Thread.startVirtualThread(() -> carry(client, far));
      carry(far, client);
    } catch (IOException e) {
      near.hangUp(client);
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
      near.hangUp(from);
      near.hangUp(to);
    }
  }

  @Override
  public void close() {
    state = State.CUT;
    near.close();
  }
}
