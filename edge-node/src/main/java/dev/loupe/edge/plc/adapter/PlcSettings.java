package dev.loupe.edge.plc.adapter;

import dev.loupe.bridge.handshake.Counter;
import dev.loupe.bridge.session.SessionSettings;
import dev.loupe.bridge.session.SessionSettings.Security;
import dev.loupe.bridge.tag.TagMap;
import dev.loupe.bridge.tag.TagName;
import dev.loupe.edge.config.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What `loupe.plc` says, checked. Throws `CannotStart`.
final class PlcSettings {
  private PlcSettings() {}

  static SessionSettings session(PlcConfig config, Path data, String node) {
    return new SessionSettings(
        endpoint(config.endpoint()),
        security(config, data),
        positive("loupe.plc.sampling", config.sampling()),
        positive("loupe.plc.publishing", config.publishing()),
        node);
  }

  private static String endpoint(String endpoint) {
    try {
      var uri = URI.create(endpoint);
      if ("opc.tcp".equals(uri.getScheme()) && uri.getHost() != null && isPort(uri.getPort()))
        return endpoint;
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new CannotStart(
        "loupe.plc.endpoint '" + endpoint + "' is no endpoint; write opc.tcp://HOST:PORT/PATH.");
  }

  private static boolean isPort(int number) {
    return number > 0 && number <= 65_535;
  }

  private static Security security(PlcConfig config, Path data) {
    return switch (config.security()) {
      case NONE -> new Security.None();
      case SIGN_AND_ENCRYPT ->
          new Security.SignAndEncrypt(
              config.trust().orElse(data.resolve("pki")), config.insecure());
    };
  }

  static Duration positive(String key, Duration value) {
    if (value.isPositive()) return value;
    throw new CannotStart(key + " is " + value + "; it must be more than nothing, as 100ms.");
  }

  static Duration atLeastNothing(String key, Duration value) {
    if (!value.isNegative()) return value;
    throw new CannotStart(key + " is " + value + "; it must be nothing (0s) or more, as 20ms.");
  }

  static TagMap tags(PlcConfig config) {
    if (config.tags().isEmpty()) return TagMap.builtIn();
    var file = config.tags().get();
    return switch (TagMap.parse(read(file))) {
      case TagMap.Parsed.Read(var map) -> map;
      case TagMap.Parsed.Refused(var problems) ->
          throw new CannotStart(
              "The tag map "
                  + file
                  + " (loupe.plc.tags) cannot be used: "
                  + String.join("; ", problems)
                  + ".");
    };
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CannotStart(
          "The tag map "
              + file
              + " (loupe.plc.tags) cannot be read ("
              + e
              + "): name a file that this user may read, or leave the key out for the built-in.");
    }
  }

  static Counter counter(TagMap map) {
    return switch (map.get(TagName.TRIG_SEQ).type()) {
      case UINT16 -> Counter.UINT16;
      case INT32 -> Counter.INT32;
      case UINT32 -> Counter.UINT32;
      case BOOLEAN, INT16, FLOAT, DOUBLE, STRING ->
          throw new IllegalStateException("TrigSeq is no counter"); // the tag map refuses these
    };
  }
}
