package dev.loupe.control.training.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.ControlConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A job's child process: a Java machine of its own that sees its folder and the images, none of
/// our secrets, and ends when we do, for its standard input then ends.
final class JobProcess {
  /// What the engines would report to their makers stays here.
  private static final Map<String, String> NO_REPORTS =
      Map.of("ORT_DISABLE_TELEMETRY", "1", "OPT_OUT_TRACKING", "true");

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private volatile Said said = new Said(null, 0, 0, null);
  private final Thread reader;

  /// How far it is, and the last sentence it said.
  record Said(@Nullable String step, int done, int of, @Nullable String sentence) {}

  private JobProcess(Process process) {
    this.process = process;
    reader = Thread.ofVirtual().name("training-job").start(this::listen);
  }

  static JobProcess start(ControlConfig.Training config, Path folder, Path images)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var jar = config.jar().orElseThrow(() -> new IOException("loupe.training.jar is not set"));
    var builder =
        new ProcessBuilder(
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx" + config.heap(),
                "-jar",
                jar.toAbsolutePath().toString(),
                folder.toAbsolutePath().toString(),
                images.toAbsolutePath().toString(),
                "--minutes",
                Integer.toString(config.minutes()),
                "--leash"));
    builder.environment().clear();
    builder.environment().putAll(NO_REPORTS);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()));
    return new JobProcess(builder.start());
  }

  private void listen() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) said = heard(said, line);
    } catch (IOException _) {
      // it has ended
    }
  }

  private static Said heard(Said before, String line) {
    try {
      var it = JSON.readTree(line);
      if (it.has("sentence"))
        return new Said(before.step, before.done, before.of, it.path("sentence").asText());
      if (it.has("step"))
        return new Said(
            it.path("step").asText(), it.path("done").asInt(), it.path("of").asInt(), null);
    } catch (JsonProcessingException _) {
      // a word of some library's
    }
    return before;
  }

  Said said() {
    return said;
  }

  /// The exit code, or null if it still runs after this time.
  @Nullable Integer awaitMs(long millis) throws InterruptedException {
    if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) return null;
    reader.join(java.time.Duration.ofSeconds(2));
    return process.exitValue();
  }

  long residentMb() {
    try {
      var status =
          RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
      return status.find() ? Long.parseLong(status.group(1)) / 1024 : 0;
    } catch (IOException e) { // it has ended, or this is no Linux
      return 0;
    }
  }

  long pid() {
    return process.pid();
  }

  void terminate() {
    process.destroy();
  }

  void kill() {
    process.destroyForcibly();
  }
}
