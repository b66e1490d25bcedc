package dev.loupe.cli.terminal;

/// Ends the command with one sentence; `code` is a refusal's, or the exit's own name.
public final class Failed extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final Exit exit;
  private final String code;

  public Failed(Exit exit, String sentence) {
    this(exit, exit.name(), sentence);
  }

  public Failed(Exit exit, String code, String sentence) {
    super(sentence);
    this.exit = exit;
    this.code = code;
  }

  public Exit exit() {
    return exit;
  }

  public String code() {
    return code;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
