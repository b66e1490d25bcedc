package dev.loupe.cli.rest;

import dev.loupe.cli.terminal.Answering;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import picocli.CommandLine.Option;

/// A command that asks the control plane. Its address: `--server`, else LOUPE_SERVER, else `server`
/// in loupe/cli.yaml below the user's configuration, else this machine.
public abstract class Asking extends Answering {
  static final String HERE = "http://127.0.0.1:8080";

  @Option(
      names = {"-s", "--server"},
      paramLabel = "URL",
      description =
          "The control plane (LOUPE_SERVER, or `server` in ~/.config/loupe/cli.yaml, or "
              + HERE
              + ").")
  private @Nullable String server;

  @Override
  protected final Exit answer(Terminal terminal) throws Exception {
    return answer(terminal, new Server(address()));
  }

  protected abstract Exit answer(Terminal terminal, Server server) throws Exception;

  /// Who does it, where a verb is kept with a name.
  protected final String person(@Nullable String by) {
    if (by != null) return by;
    return Optional.ofNullable(environment().get("LOUPE_USER"))
        .or(() -> Optional.ofNullable(environment().get("USER")))
        .orElseThrow(() -> new Failed(Exit.USAGE, "Say who you are: --by NAME."));
  }

  private URI address() throws IOException {
    var text =
        server != null
            ? server
            : environment().containsKey("LOUPE_SERVER")
                ? environment().get("LOUPE_SERVER")
                : configured().orElse(HERE);
    try {
      var address = URI.create(String.valueOf(text));
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?"))
        return address;
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Failed(Exit.USAGE, "'" + text + "' is no address: write it as " + HERE + ".");
  }

  private Optional<String> configured() throws IOException {
    var home = environment().get("XDG_CONFIG_HOME");
    var below =
        home != null && !home.isEmpty()
            ? Path.of(home)
            : Path.of(environment().getOrDefault("HOME", ""), ".config");
    var file = below.resolve("loupe/cli.yaml");
    if (!Files.isRegularFile(file)) return Optional.empty();
    try {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      return yaml.load(Files.readString(file)) instanceof Map<?, ?> fields
          ? Optional.ofNullable(fields.get("server")).map(Object::toString)
          : Optional.empty();
    } catch (YAMLException e) {
      throw new Failed(Exit.USAGE, file + " is not YAML: write `server: " + HERE + "` into it.");
    }
  }
}
