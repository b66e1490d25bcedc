package dev.loupe.control.problem;

import jakarta.ws.rs.ClientErrorException;

/// A refusal that a program can tell by its code.
public final class CodedRefusal extends ClientErrorException {
  private static final long serialVersionUID = 1;

  private final String code;

  public CodedRefusal(int status, String code, String sentence) {
    super(sentence, status);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
