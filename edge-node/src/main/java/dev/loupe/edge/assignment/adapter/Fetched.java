package dev.loupe.edge.assignment.adapter;

import dev.loupe.bundle.Refusal;

/// How an attempt to fetch a bundle ended.
sealed interface Fetched {
  record Stored() implements Fetched {}

  /// What has come stays; the next attempt goes on there.
  record Away(String why) implements Fetched {}

  record Barred(Refusal code, String sentence) implements Fetched {}
}
