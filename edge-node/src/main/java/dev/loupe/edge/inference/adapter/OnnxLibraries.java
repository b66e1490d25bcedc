package dev.loupe.edge.inference.adapter;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jboss.logging.Logger;

/// ONNX Runtime would unpack its libraries, 28 MB, into a new temporary folder at every start, and
/// leave them there when the process is killed. Here they are unpacked once.
final class OnnxLibraries {
  private static final Logger LOG = Logger.getLogger(OnnxLibraries.class);
  private static final String PATH = "onnxruntime.native.path";
  private static final String[] NAMES = {"libonnxruntime.so", "libonnxruntime4j_jni.so"};

  private OnnxLibraries() {}

  /// Before ONNX Runtime's first class is initialised. Does nothing where the path is set already,
  /// or where there are none for this machine.
  static void keepIn(Path folder) {
    if (System.getProperty(PATH) != null) return;
    try {
      Files.createDirectories(folder);
      for (var name : NAMES) if (!unpack(name, folder.resolve(name))) return;
      System.setProperty(PATH, folder.toAbsolutePath().toString());
    } catch (IOException e) {
      LOG.warnf("ONNX Runtime's libraries cannot be kept in %s: %s", folder, e);
    }
  }

  private static boolean unpack(String name, Path file) throws IOException {
    var resource = OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + machine() + name);
    if (resource == null) return false;
    var connection = resource.openConnection();
    connection.setUseCaches(false);
    try (var in = connection.getInputStream()) {
      var length = connection.getContentLengthLong();
      if (Files.isRegularFile(file) && Files.size(file) == length) return true;
      var unfinished = file.resolveSibling(name + ".tmp");
      Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    }
  }

  private static String machine() {
    return switch (System.getProperty("os.name") + " " + System.getProperty("os.arch")) {
      case "Linux amd64" -> "linux-x64/";
      case "Linux aarch64" -> "linux-aarch64/";
      default -> "none/";
    };
  }
}
