package dev.loupe.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import java.util.ArrayList;
import java.util.List;

/// The registered models, by what people call them.
public final class Models {
  private Models() {}

  /// All of them, page by page, the newest first.
  public static List<JsonNode> all(Server server) {
    var models = new ArrayList<JsonNode>();
    var after = "";
    while (true) {
      var page = server.get(Server.path("models") + "?limit=1000" + after);
      var items = page.isArray() ? page : page.path("items");
      items.forEach(models::add);
      var next = page.path("next");
      if (!next.isTextual() || items.isEmpty()) return models;
      after = "&after=" + Server.escaped(next.asText());
    }
  }

  /// `which` is a digest, the beginning of one (8 digits at least), a label, or `name:version`.
  public static JsonNode find(Server server, String which) {
    var hex = which.replaceFirst("^.*@", "");
    var isDigest = hex.matches("[0-9a-f]{8,64}");
    var found =
        all(server).stream()
            .filter(it ->
                isDigest && Json.text(it, "digest").startsWith(hex)
                    || (Json.text(it, "name") + ":" + Json.text(it, "version")).equals(which))
            .toList();
    if (found.size() == 1) return found.getFirst();
    throw new Failed(
        Exit.NOT_FOUND,
        found.isEmpty()
            ? "No model '" + which + "' is registered: `loupe model list` shows those that are."
            : "'" + which + "' means " + found.size() + " models: write more of the digest.");
  }
}
