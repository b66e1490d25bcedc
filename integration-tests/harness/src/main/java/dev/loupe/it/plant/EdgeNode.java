package dev.loupe.it.plant;

import dev.loupe.it.process.Children;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An edge node as a process.
public final class EdgeNode extends Program {
  private final List<String> binary;
  private final Path folder;
  private Settings settings;

  /// `binary` is the program to run; `folder` gets the node's configuration.
  public EdgeNode(
      Children children, List<String> binary, Path folder, Path log, Settings settings) {
    super(children, settings.get("loupe.node"), log);
    this.binary = List.copyOf(binary);
    this.folder = folder;
    this.settings = settings;
  }

  public Settings settings() {
    return settings;
  }

  /// Takes effect at the next start.
  public void set(String name, Object value) {
    settings = settings.with(name, value);
  }

  public Path data() {
    return Path.of(settings.get("loupe.data"));
  }

  public String url() {
    return "http://127.0.0.1:" + settings.get("quarkus.http.port");
  }

  @Override
  List<String> command() {
    var command = new ArrayList<>(binary);
    command.add(settings.write(folder.resolve(name() + ".yaml")).toAbsolutePath().toString());
    return command;
  }

  /// Whether it answers at all.
  public boolean lives() {
    return ok(url() + "/q/health/live");
  }

  @Override
  public boolean ready() {
    return ok(url() + "/q/health/ready");
  }
}
