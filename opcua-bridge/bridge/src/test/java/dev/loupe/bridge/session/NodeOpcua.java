package dev.loupe.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A PLC on node-opcua (src/test/node-opcua) as a child process: the lines it says, the lines it is
/// told.
final class NodeOpcua implements AutoCloseable {
  private static final Path SOURCE = Path.of("src", "test", "node-opcua");
  private static final Path HOME = Path.of("target", "node-opcua");

  private final Process process;
  private final PrintWriter in;
  private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

  private NodeOpcua(Process process) {
    this.process = process;
    in = new PrintWriter(process.outputWriter(), true);
    Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(said::add));
  }

  /// `npm ci` into target/, once for a lock file.
  static void install() throws IOException, InterruptedException {
    assumeTrue(runs("node") && runs("npm"), "node and npm are not there: no node-opcua peer");
    Files.createDirectories(HOME);
    var lock = HOME.resolve("package-lock.json");
    var fresh =
        Files.exists(HOME.resolve("installed"))
            && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) == -1;
    for (var file : List.of("package.json", "package-lock.json", "server.js"))
      Files.copy(SOURCE.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    if (fresh) return;
    var npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(HOME.toFile())
            .redirectErrorStream(true)
            .redirectOutput(HOME.resolve("npm.log").toFile())
            .start();
    assertThat(npm.waitFor(5, TimeUnit.MINUTES) && npm.exitValue() == 0)
        .as("npm ci, see target/node-opcua/npm.log")
        .isTrue();
    Files.writeString(HOME.resolve("installed"), "");
  }

  private static boolean runs(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /// `changes` as `TAG=TYPE`; returns once it listens.
  static NodeOpcua start(int port, Path pki, String... changes)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("node", "server.js", Integer.toString(port)));
    command.add(pki.toAbsolutePath().toString());
    command.addAll(List.of(changes));
    var process =
        new ProcessBuilder(command)
            .directory(HOME.toFile())
            .redirectError(HOME.resolve("server.log").toFile())
            .start();
    var peer = new NodeOpcua(process);
    peer.await("listening");
    return peer;
  }

  void tell(String line) {
    in.println(line);
  }

  /// Waits for that line; others before it are dropped.
  void await(String line) throws InterruptedException {
    var heard = new ArrayList<String>();
    while (!heard.contains(line)) {
      var next = said.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("waiting for `" + line + "` after " + heard).isNotNull();
      heard.add(String.valueOf(next));
    }
  }

  @Override
  public void close() throws InterruptedException {
    tell("stop");
    if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
  }
}
