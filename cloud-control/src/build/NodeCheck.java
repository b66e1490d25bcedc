import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Says in one sentence what the console's build lacks, before npm says it in many.
class NodeCheck {
  private static final int LEAST = 20;

  public static void main(String[] args) throws Exception {
    var node = version("node");
    if (node < LEAST)
      refuse(
          "The console needs Node.js "
              + LEAST
              + " or later on the PATH, and "
              + (node < 0 ? "there is none" : "this one is " + node)
              + ": install it from https://nodejs.org or your system's packages, then build again.");
    if (version("npm") < 0)
      refuse("The console needs npm, which comes with Node.js, on the PATH: install it, then build again.");
  }

  /// The major version, -1 where the command cannot be run.
  private static int version(String command) throws InterruptedException {
    try {
      var name = System.getProperty("os.name").startsWith("Windows") && command.equals("npm") ? "npm.cmd" : command;
      var process = new ProcessBuilder(name, "--version").redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var text = new String(process.getInputStream().readAllBytes()).strip();
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) return -1;
      return Integer.parseInt(text.replaceFirst("^v", "").split("\\.")[0]);
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }

  private static void refuse(String sentence) {
    System.err.println(sentence);
    System.exit(1);
  }
}
