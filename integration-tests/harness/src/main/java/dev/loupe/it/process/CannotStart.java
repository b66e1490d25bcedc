package dev.loupe.it.process;

/// Something that people can mend keeps the plant from starting; the message is one sentence that
/// names it and the way out.
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CannotStart(String sentence) {
    super(sentence);
  }
}
