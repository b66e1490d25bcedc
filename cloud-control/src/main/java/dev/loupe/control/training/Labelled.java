package dev.loupe.control.training;

import dev.loupe.schema.feedback.Flaw;
import java.util.List;
import java.util.UUID;

/// An image that people have settled on: `image` and `template` are SHA-256 of stored bytes,
/// `truth` is empty where it is good.
public record Labelled(UUID label, String lot, String image, String template, List<Flaw> truth) {
  public Labelled {
    truth = List.copyOf(truth);
  }
}
