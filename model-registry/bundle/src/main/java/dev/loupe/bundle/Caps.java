package dev.loupe.bundle;

/// How large a bundle may be.
final class Caps {
  static final long MANIFEST = 1 << 20;
  static final long TOTAL = 1 << 30;
  static final int FILES = 102; // 100 that the manifest lists, itself and the signatures

  private Caps() {}

  static void checkFile(String source, String name, long bytes) throws Stop {
    var small = name.equals(Manifest.FILE) || name.equals(Manifest.SIGNATURES);
    if (bytes > (small ? MANIFEST : TOTAL))
      throw new Stop(Refusal.TOO_LARGE, source + ": " + name + " has " + bytes + " bytes");
  }

  static void checkTotal(String source, long bytes) throws Stop {
    if (bytes > TOTAL) throw new Stop(Refusal.TOO_LARGE, source + " has " + bytes + " bytes");
  }

  static void checkCount(String source, int files) throws Stop {
    if (files > FILES) throw new Stop(Refusal.TOO_LARGE, source + " has " + files + " files");
  }
}
