package dev.loupe.edge.inference.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.edge.inference.PairHeatmap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In processes of their own, each with an empty home and environment: ONNX Runtime decides once a
/// process whether it reports.
class TelemetryTest {
  @TempDir Path home;

  @Test
  void aNodeThatLoadsAModelKeepsNoUsageReports() throws Exception {
    run(Silent.class);
    assertThat(files()).isZero();
  }

  @Test
  void withoutTheSwitchTheyAreKept() throws Exception { // the control: else nothing is shown above
    run(Loud.class);
    assertThat(files()).isPositive();
  }

  static final class Silent {
    public static void main(String... arguments) throws Exception {
      var bundle = DiffBundle.of(new Size(64, 64));
      DjlDetector.load(bundle, new PairHeatmap(bundle.manifest(), 0.1)).close();
    }
  }

  static final class Loud {
    public static void main(String... arguments) {
      OrtEnvironment.getEnvironment();
    }
  }

  private void run(Class<?> program) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + Files.createDirectories(home.resolveSibling("tmp")),
                program.getName())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    builder.environment().clear();
    // the class path there: what ONNX Runtime reports of a long command line overflows its stack
    builder
        .environment()
        .putAll(
            Map.of("HOME", home.toString(), "CLASSPATH", System.getProperty("java.class.path")));
    assertThat(builder.start().waitFor()).isZero();
  }

  private long files() {
    try (var all = Files.walk(home)) {
      return all.filter(Files::isRegularFile).filter(this::isReport).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// DJL keeps what it unpacks in a folder of its own.
  private boolean isReport(Path file) {
    return home.relativize(file).startsWith(".cache");
  }
}
