package dev.loupe.control.training.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/// A job's `metrics.json`.
final class Metrics {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Metrics() {}

  static @Nullable String sentence(@Nullable String metrics) {
    try {
      return metrics == null ? null : JSON.readTree(metrics).path("sentence").asText(null);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
