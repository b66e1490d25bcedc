package dev.loupe.it.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where figures come from.
public record Machine(String os, String processor, int cores, long memoryGiB, String java) {
  static Machine ofThisProcess() {
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        named("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        Math.round(kilobytes(named("/proc/meminfo", "MemTotal", "0 kB")) / 1048576.0),
        System.getProperty("java.vendor") + " " + Runtime.version());
  }

  private static double kilobytes(String text) {
    return Double.parseDouble(text.replaceAll("[^0-9]", ""));
  }

  private static String named(String file, String field, String otherwise) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(field))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException e) {
      return otherwise; // no Linux
    }
  }
}
