package dev.loupe.control.rollout.adapter;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.loupe.control.rollout.RolloutState;
import dev.loupe.schema.wire.Range;

/// Our own records as the columns of type jsonb hold them. A state carries its word in `state`.
final class RolloutJson {
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "state")
  private interface NamedState {}

  @JsonIgnoreProperties("empty")
  private interface Plain {}

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .addMixIn(RolloutState.class, NamedState.class)
          .addMixIn(Range.class, Plain.class)
          .build()
          .registerModule(new com.fasterxml.jackson.databind.module.SimpleModule());

  static {
    for (var state : RolloutState.class.getPermittedSubclasses()) register(state);
  }

  private RolloutJson() {}

  private static void register(Class<?> state) {
    if (state.isRecord()) MAPPER.registerSubtypes(state);
    else for (var each : state.getPermittedSubclasses()) register(each);
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // our own records
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a column of ours holds what this version cannot read", e);
    }
  }
}
