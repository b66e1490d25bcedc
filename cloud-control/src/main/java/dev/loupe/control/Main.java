package dev.loupe.control;

import dev.loupe.control.embedded.BrokerUser;
import dev.loupe.control.embedded.adapter.Embedded;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Scanner;

/// `java -jar quarkus-run.jar CONFIG.yaml` runs the control plane; `… broker-user NODE` reads a
/// password and prints the node's line for `loupe.broker-users`. Exit 2 and one sentence where it
/// cannot.
@QuarkusMain
public final class Main {
  private static final int CANNOT_START = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Main() {}

  public static void main(String... arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(Main::stopEmbedded, "embedded-stop"));
    try {
      if (arguments.length == 2 && arguments[0].equals("broker-user")) {
        System.out.println(BrokerUser.line(arguments[1], password(arguments[1])));
        return;
      }
      var file = configuration(arguments);
      System.setProperty("quarkus.config.locations", file.toUri().toString());
      var start = StartConfig.read(file);
      start.check();
      Embedded.start(start).forEach(System::setProperty);
    } catch (StartRefused e) {
      System.err.println(e.getMessage());
      System.exit(CANNOT_START);
    }
    Quarkus.run(null, (code, failure) -> exit(code, failure), arguments);
  }

  private static String password(String node) {
    var console = System.console();
    if (console != null && console.isTerminal())
      return String.valueOf(console.readPassword("Password of %s: ", node));
    var in = new Scanner(System.in, StandardCharsets.UTF_8);
    return in.hasNextLine() ? in.nextLine() : "";
  }

  private static Path configuration(String... arguments) {
    if (arguments.length == 0)
      throw new StartRefused("Name the configuration file: quarkus-run.jar CONTROL.yaml.");
    var file = Path.of(arguments[0]).toAbsolutePath();
    if (!Files.isReadable(file)) throw new StartRefused(file + " cannot be read.");
    return file;
  }

  /// After Quarkus: until then the ledger still writes.
  private static void stopEmbedded() {
    var application = Application.currentApplication();
    if (application != null) {
      try {
        Thread.ofPlatform().daemon().start(application::awaitShutdown).join(PATIENCE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    Embedded.stop();
  }

  private static void exit(int code, @org.jspecify.annotations.Nullable Throwable failure) {
    if (failure != null) System.err.println("The control plane stopped: " + root(failure));
    System.exit(failure == null ? code : Math.max(1, code));
  }

  private static String root(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
    return String.valueOf(cause.getMessage());
  }
}
