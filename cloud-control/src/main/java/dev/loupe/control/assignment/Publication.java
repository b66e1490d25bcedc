package dev.loupe.control.assignment;

/// Brings what was issued and saved to its node, again and again until the node reports it.
public interface Publication {
  void publish(Issued issued);
}
