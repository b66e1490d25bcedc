package dev.loupe.control.embedded.adapter;

import dev.loupe.control.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Ports on 127.0.0.1.
public final class Ports {
  private Ports() {}

  /// Throws StartRefused naming who wants the port and the setting that moves it.
  public static void requireFree(int port, String whose, String setting) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    } catch (IOException | IllegalArgumentException e) {
      throw new StartRefused(
          "Port "
              + port
              + " for "
              + whose
              + " is not free: stop what listens there or set "
              + setting
              + ".");
    }
  }
}
