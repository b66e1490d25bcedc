package dev.loupe.it.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CableTest {
  private final ServerSocket echo = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final Cable cable = Cable.to(echo.getLocalPort());

  CableTest() throws IOException {}

  @BeforeEach
  void echoes() {
    Thread.startVirtualThread(() -> {
      while (!echo.isClosed()) {
        try (var socket = echo.accept()) {
          socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
          // the next connection
        }
      }
    });
  }

  @AfterEach
  void close() throws IOException {
    cable.close();
    echo.close();
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), cable.port());
    socket.setSoTimeout(300);
    return socket;
  }

  private static int call(Socket socket) throws IOException {
    socket.getOutputStream().write(7);
    return socket.getInputStream().read();
  }

  @Test
  void aCableCarriesBothWays() throws IOException {
    try (var socket = connect()) {
      assertThat(call(socket)).isEqualTo(7);
    }
  }

  @Test
  void aCutCableBreaksConnectionsUntilItIsPluggedInAgain() throws IOException {
    try (var socket = connect()) {
      assertThat(call(socket)).isEqualTo(7);
      cable.cut();
      assertThat(ended(socket)).isTrue();
    }
    try (var socket = connect()) {
      assertThat(ended(socket)).isTrue();
    }
    cable.plug();
    aCableCarriesBothWays();
  }

  private static boolean ended(Socket socket) {
    try {
      return call(socket) < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void aSilentCableKeepsItsConnectionsAndCarriesNothing() throws IOException {
    try (var socket = connect()) {
      assertThat(call(socket)).isEqualTo(7);
      cable.silence();
      assertThatThrownBy(() -> call(socket)).isInstanceOf(SocketTimeoutException.class);
    }
  }
}
