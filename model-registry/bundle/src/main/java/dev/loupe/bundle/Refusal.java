package dev.loupe.bundle;

import dev.loupe.bundle.dsse.Verification.Why;

/// Why a bundle is not opened, not accepted, not registered or not run, each with its way out.
/// There are at most 20, for all parts of Loupe; docs/models.md is written from them.
public enum Refusal {
  NO_BUNDLE(
      "there is no bundle to read",
      "name a bundle's directory or .loupe file that this user may read"),
  BAD_ARCHIVE(
      "the .loupe file is cut off, followed by more, compressed, or names files outside itself or"
          + " twice",
      "take the file again, or make it again by `loupe bundle create`"),
  TOO_LARGE(
      "a file is larger than allowed, or the node has no room for it",
      "a manifest may have 1 MiB, all files together 1 GiB, a bundle 100 files; on a node raise its"
          + " budget for models"),
  BROKEN_MANIFEST(
      "manifest.json or golden.json cannot be read",
      "mend the field it names and make the bundle again by `loupe bundle create`"),
  MISSING_FILE(
      "a file that the manifest lists is not there",
      "take the bundle again from where it was made"),
  EXTRA_FILE(
      "something is there that the manifest does not list",
      "remove it: a bundle holds the plain files of its manifest and no other"),
  DIGEST_MISMATCH(
      "bytes are not those that were listed, asked for or accepted",
      "take the bundle again from where it was made"),
  UNSIGNED("it carries no signature", "sign it with a release key by `loupe bundle sign`"),
  UNKNOWN_KEY(
      "no trusted key for this use has signed it",
      "sign it with a key of the site's trusted keys, or add the key there"),
  BAD_SIGNATURE(
      "a signature by a trusted key's id does not fit what it signs",
      "take it again from where it was signed, or sign it again"),
  REVOKED(
      "the key or the bundle's digest is on the list of revoked ones",
      "use a newer version, signed with another key"),
  NOT_IN_TIME(
      "the key does not hold at this time, or the clock has gone back",
      "set the clock right, or sign with a key that holds today"),
  BELOW_FLOOR(
      "the model's security version number is below the signed floor",
      "use a version at or above the floor"),
  FIRMWARE(
      "the PLC's firmware is not among those that the model is released for, or not known",
      "connect the PLC, or release the model for its firmware"),
  EXTERNAL_DATA(
      "the ONNX file keeps weights outside itself",
      "export the model with its weights inside the one file"),
  UNFIT_MODEL(
      "the ONNX file is broken, cannot be loaded, or has other inputs and outputs than its manifest"
          + " says",
      "export the model again, in the shapes of its manifest's family"),
  GOVERNANCE_MISSING(
      "firmware range, dataset certificate or FMEA report is missing or says \"n/a\"",
      "give each an id, the document, its approver and a date, and sign again"),
  GOVERNANCE_MISMATCH(
      "the registry's tags say something else than the signed manifest",
      "restore the tags that it names: the manifest is the truth"),
  GOLDEN_SET(
      "the model does not give its golden samples the verdicts that the bundle lists",
      "see which sample it names; release a model that passes its own golden set"),
  BUDGET(
      "champion and candidate together do not meet the deadline",
      "use a faster model, a longer deadline, or a core more for the node");

  private final String meaning;
  private final String wayOut;

  Refusal(String meaning, String wayOut) {
    this.meaning = meaning;
    this.wayOut = wayOut;
  }

  public String meaning() {
    return meaning;
  }

  public String wayOut() {
    return wayOut;
  }

  public static Refusal of(Why why) {
    return switch (why) {
      case UNSIGNED -> UNSIGNED;
      case UNKNOWN_KEY -> UNKNOWN_KEY;
      case BAD_SIGNATURE -> BAD_SIGNATURE;
      case REVOKED -> REVOKED;
      case NOT_IN_TIME -> NOT_IN_TIME;
    };
  }
}
