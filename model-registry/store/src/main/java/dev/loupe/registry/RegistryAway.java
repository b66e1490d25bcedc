package dev.loupe.registry;

/// The store does not answer, or not as itself. The message is one sentence for people.
public final class RegistryAway extends Exception {
  private static final long serialVersionUID = 1;

  public RegistryAway(String sentence) {
    super(sentence);
  }

  public RegistryAway(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
