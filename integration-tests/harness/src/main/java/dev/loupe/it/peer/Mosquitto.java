package dev.loupe.it.peer;

import dev.loupe.it.process.Await;
import dev.loupe.it.process.CannotStart;
import dev.loupe.it.process.Child;
import dev.loupe.it.process.Children;
import dev.loupe.it.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Mosquitto as the broker, with the rights by topic that the project ships for it. It keeps
/// nothing through kill -9: what was on its way is lost there.
public final class Mosquitto {
  private final Children children;
  private final Path folder;
  private final int port = Ports.free();
  private @Nullable Child broker;

  /// `rights` is the ACL file that the project ships; `passwords` are by user.
  public Mosquitto(Children children, Path folder, Path rights, Map<String, String> passwords) {
    this.children = children;
    this.folder = folder.toAbsolutePath();
    try {
      Files.createDirectories(folder);
      Files.copy(rights, folder.resolve("rights.acl"));
      var users = folder.resolve("users");
      Files.createFile(users);
      passwords.forEach((user, password) ->
          Tool.run(List.of(tool("mosquitto_passwd"), "-b", users.toString(), user, password)));
      Files.writeString(folder.resolve("mosquitto.conf"), configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static boolean installed() {
    return Tool.find("mosquitto").isPresent() && Tool.find("mosquitto_passwd").isPresent();
  }

  private static String tool(String name) {
    return Tool.find(name)
        .map(Tool::toString)
        .orElseThrow(() -> new CannotStart(name + " was not found: install mosquitto."));
  }

  private String configuration() {
    var lines =
        """
        listener %d 127.0.0.1
        allow_anonymous false
        password_file %s
        acl_file %s
        persistence false
        max_queued_messages 10000
        log_dest stderr
        """
            .formatted(port, folder.resolve("users"), folder.resolve("rights.acl"));
    return Tool.root() ? lines + "user root\n" : lines;
  }

  public int port() {
    return port;
  }

  public void start() {
    var file = folder.resolve("mosquitto.conf").toString();
    var log = folder.resolve("mosquitto.log");
    broker = children.start("mosquitto", List.of(tool("mosquitto"), "-c", file), folder, log);
    if (!Await.until(Duration.ofSeconds(10), () -> !alive() || listens()) || !alive())
      throw new CannotStart("Mosquitto does not answer:\n" + broker.lastWords(10));
  }

  public boolean alive() {
    return broker != null && broker.alive();
  }

  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// kill -9.
  public void kill() {
    if (broker != null) broker.kill();
  }

  public void stop() {
    if (broker != null) broker.stop(Duration.ofSeconds(5));
  }
}
