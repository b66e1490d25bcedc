package dev.loupe.edge.second.adapter;

import dev.loupe.edge.split.Serials;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/// How the part's serial in PartId is known from what a reader writes when it read nothing. The
/// whole of it must fit.
@ConfigMapping(prefix = "loupe.serial")
public interface SerialConfig {
  @WithDefault(Serials.USUAL)
  String pattern();

  /// By recipe, where it differs.
  Map<String, String> recipes();
}
