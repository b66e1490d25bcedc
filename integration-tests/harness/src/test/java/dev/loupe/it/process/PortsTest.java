package dev.loupe.it.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @Test
  void aPortInUseIsNamedWithTheOptionThatChoosesAnother() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Ports.require(socket.getLocalPort(), "the page", "--http-port"))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining(socket.getLocalPort() + " (the page)")
          .hasMessageContaining("--http-port");
    }
    assertThatCode(() -> Ports.require(Ports.free(), "the page", "--http-port"))
        .doesNotThrowAnyException();
  }

  @Test
  void aCheckoutIsFoundFromWithinAndMissedOutside(@TempDir Path elsewhere) {
    assertThatCode(() -> Installation.around(Path.of("."))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Installation.around(elsewhere)).isInstanceOf(CannotStart.class);
  }
}
