package dev.loupe.registry.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.bundle.Digest;
import dev.loupe.registry.Held;
import dev.loupe.registry.Mirror;
import dev.loupe.registry.Registration;
import dev.loupe.registry.Registry;
import dev.loupe.registry.RegistryAway;
import dev.loupe.registry.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Models on an MLflow server. A version's place is `NAME/NUMBER`, the number being MLflow's own;
/// Loupe's version is a tag.
public final class MlflowRegistry implements Registry, AutoCloseable {
  private static final String DOCUMENTS = "loupe-documents/";
  private static final String PAGE = "1000";
  private static final Comparator<Held> BY_NUMBER =
      Comparator.comparing(
          it -> Long.parseLong(it.place().substring(it.place().lastIndexOf('/') + 1)));

  private final MlflowServer server;
  private final MlflowHttp http;
  private final MlflowPublication publication;

  public MlflowRegistry(MlflowServer server) {
    this.server = server;
    http = new MlflowHttp(server);
    publication = new MlflowPublication(server, http);
  }

  @Override
  public String name() {
    return server.toString();
  }

  /// One at a time. Whatever was lost on the way here or back, the registry is asked before a
  /// version is created, and again where the creation's answer did not come.
  @Override
  public synchronized Registration register(Submission submission) throws RegistryAway {
    var known = named(submission);
    if (known.isPresent()) return judged(submission, known.get());
    var parts = publication.upload(submission);
    try {
      publication.create(submission, parts);
    } catch (RegistryAway lost) {
      return judged(submission, named(submission).orElseThrow(() -> lost));
    }
    return settled(submission);
  }

  /// Another control plane may have been as quick: the lower number stands, the other one goes.
  private Registration settled(Submission submission) throws RegistryAway {
    var mine = find(submission.model().digest()).orElseThrow(() -> gone(submission));
    var first = sameVersion(submission).stream().min(BY_NUMBER).orElse(mine);
    if (!first.place().equals(mine.place()))
      http.done("DELETE", "model-versions/delete", body(mine.place()));
    return judged(submission, first);
  }

  private static Map<String, String> body(String place) {
    var cut = place.lastIndexOf('/');
    return Map.of("name", place.substring(0, cut), "version", place.substring(cut + 1));
  }

  private RegistryAway gone(Submission submission) {
    return new RegistryAway(
        server + " registered " + submission.model().label() + " but does not show it.");
  }

  private static Registration judged(Submission submission, Held held) {
    return held.digest().equals(Optional.of(submission.model().digest()))
        ? new Registration.Registered(held)
        : new Registration.Taken(held);
  }

  private Optional<Held> named(Submission submission) throws RegistryAway {
    var same = find(submission.model().digest());
    return same.isPresent() ? same : sameVersion(submission).stream().min(BY_NUMBER);
  }

  private List<Held> sameVersion(Submission submission) throws RegistryAway {
    var version = "tags.`" + Mirror.VERSION + "` = '" + submission.model().version() + "'";
    return search("name = '" + submission.model().name() + "' AND " + version);
  }

  @Override
  public Optional<Held> find(String digest) throws RegistryAway {
    var filter = "tags.`" + Mirror.DIGEST + "` = '" + checked(digest) + "'";
    return search(filter).stream().min(BY_NUMBER);
  }

  @Override
  public List<Held> list() throws RegistryAway {
    return search("tags.`" + Mirror.DIGEST + "` LIKE '%'");
  }

  private List<Held> search(String filter) throws RegistryAway {
    var found = new ArrayList<Held>();
    var query = new HashMap<String, String>();
    query.put("filter", filter);
    query.put("max_results", PAGE);
    query.put("order_by", "version_number ASC");
    for (String token = null; token == null || !token.isEmpty(); ) {
      if (token != null) query.put("page_token", token);
      var page = http.get("model-versions/search", query);
      page.path("model_versions").forEach(it -> found.add(held(it)));
      token = page.path("next_page_token").asText("");
    }
    found.sort(Comparator.comparing(Held::registeredAt));
    return found;
  }

  static Held held(JsonNode version) {
    var tags = new TreeMap<String, String>();
    version
        .path("tags")
        .forEach(tag -> {
          var key = tag.path("key").asText();
          if (key.startsWith(Mirror.PREFIX)) tags.put(key, tag.path("value").asText());
        });
    var place = version.path("name").asText() + "/" + version.path("version").asText();
    var at = Instant.ofEpochMilli(version.path("creation_timestamp").asLong());
    var run = version.path("run_id").asText("");
    return new Held(place, tags, at, run.isEmpty() ? null : run);
  }

  @Override
  public Optional<SortedMap<String, byte[]>> files(String place) throws RegistryAway {
    var answer = http.ask("GET", "model-versions/get" + at(place), null);
    if (answer.is("RESOURCE_DOES_NOT_EXIST")) return Optional.empty();
    var source = answer.body().path("model_version").path("source").asText("");
    if (!source.matches("models:/m-[0-9a-f]+")) return Optional.empty(); // not made by Loupe
    var model = http.get("logged-models/" + source.substring("models:/".length()), Map.of());
    var folder =
        MlflowPublication.folder(
            server, model.path("model").path("info").path("artifact_uri").asText());
    var files = new TreeMap<String, byte[]>();
    for (var file : http.directory(folder)) {
      var name = file.path("path").asText();
      if (file.path("is_dir").asBoolean() || name.equals(MlflowPublication.FLAVOURS)) continue;
      var bytes = http.read(folder + "/" + name);
      if (bytes.isEmpty()) return Optional.empty();
      files.put(name, bytes.get());
    }
    return Optional.of(files);
  }

  private static String at(String place) {
    var cut = place.lastIndexOf('/');
    return "?name=" + place.substring(0, cut) + "&version=" + place.substring(cut + 1);
  }

  @Override
  public String attach(byte[] document) throws RegistryAway {
    var digest = Digest.sha256(document);
    http.put(DOCUMENTS + digest, document);
    return digest;
  }

  @Override
  public Optional<byte[]> document(String sha256) throws RegistryAway {
    return http.read(DOCUMENTS + checked(sha256));
  }

  private static String checked(String digest) {
    if (!digest.matches("[0-9a-f]{64}"))
      throw new IllegalArgumentException("no SHA-256: " + digest);
    return digest;
  }

  @Override
  public void alias(String name, String alias, String place) throws RegistryAway {
    var number = place.substring(place.lastIndexOf('/') + 1);
    http.post("registered-models/alias", Map.of("name", name, "alias", alias, "version", number));
  }

  /// A missing alias is an invalid parameter to MLflow, a missing model a missing resource.
  @Override
  public Optional<String> aliased(String name, String alias) throws RegistryAway {
    var path = "registered-models/alias?name=" + name + "&alias=" + alias;
    var answer = http.ask("GET", path, null);
    if (answer.is("RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE")) return Optional.empty();
    if (!answer.code().isEmpty())
      throw new RegistryAway(server + " refuses " + path + ": " + answer.message() + ".");
    return Optional.of(held(answer.body().path("model_version")).place());
  }

  @Override
  public void close() {
    http.close();
  }
}
