package dev.loupe.control.problem;

/// An error as RFC 9457 tells it; `detail` is a sentence for the caller.
public record Problem(String type, String title, int status, String detail, String instance) {
  public static final String MEDIA_TYPE = "application/problem+json";
}
