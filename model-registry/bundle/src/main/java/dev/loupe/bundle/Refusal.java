package dev.loupe.bundle;

/// Why a bundle is not opened, each with its way out.
public enum Refusal {
  NO_BUNDLE("name a directory that holds manifest.json and model.onnx"),
  UNREADABLE("check the directory's rights and the disk"),
  BROKEN_MANIFEST("take the bundle again from where it was made"),
  TOO_LARGE("a manifest may have 1 MiB, a file 1 GiB"),
  MISSING_FILE("take the bundle again from where it was made"),
  EXTRA_FILE("remove what the manifest does not list"),
  DIGEST_MISMATCH("take the bundle again from where it was made"),
  BROKEN_MODEL("export the model again as ONNX"),
  EXTERNAL_DATA("export the model with its weights inside the one file"),
  WRONG_SHAPE("use a model whose inputs and outputs fit the manifest's family");

  private final String wayOut;

  Refusal(String wayOut) {
    this.wayOut = wayOut;
  }

  public String wayOut() {
    return wayOut;
  }
}
