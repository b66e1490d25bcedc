package dev.loupe.edge.assignment.adapter;

import dev.loupe.bundle.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// `GET /api/bundles/{digest}` of the control plane, by Range from where the last attempt ended.
/// Whether the bytes are the bundle that was asked for is not said here.
final class BundleFetch {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration STALL = Duration.ofSeconds(15);
  private static final long LOOK_MS = 200;
  private static final int DAMAGED_TIMES = 3;

  private final BundleStore store;
  private final @Nullable URI control;
  private final Map<String, Integer> damaged = new HashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  BundleFetch(BundleStore store, @Nullable URI control) {
    this.store = store;
    this.control = control;
  }

  /// `kept` never gives way on disk; it ends early where `wanted` says no.
  Fetched fetch(String digest, Set<String> kept, BooleanSupplier wanted)
      throws InterruptedException {
    try {
      if (store.has(digest)) {
        store.used(digest);
        return new Fetched.Stored();
      }
      if (control == null)
        return new Fetched.Away("loupe.control names no control plane to fetch bundles from");
      return download(digest, kept, wanted);
    } catch (IOException e) {
      return new Fetched.Away("the bundle cannot be kept on disk: " + e);
    }
  }

  private Fetched download(String digest, Set<String> kept, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    try (var download = new Download(store, digest, kept)) {
      var response = client.sendAsync(request(digest, download), download);
      while (true) {
        try {
          return ended(digest, download, response.get(LOOK_MS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
          if (download.barred().isPresent()) {
            response.cancel(true);
            return download.barred().get();
          }
          var stalled = download.idle().compareTo(STALL) > 0;
          if (!stalled && wanted.getAsBoolean()) continue;
          response.cancel(true);
          return new Fetched.Away(
              stalled ? "the control plane stopped in the middle" : "it is not wanted any more");
        } catch (ExecutionException e) {
          return download
              .barred()
              .<Fetched>map(it -> it)
              .orElseGet(() -> new Fetched.Away("the control plane is away: " + e.getCause()));
        }
      }
    }
  }

  private HttpRequest request(String digest, Download download) {
    var from = String.valueOf(control).replaceFirst("/+$", "") + "/api/bundles/" + digest;
    var request = HttpRequest.newBuilder(URI.create(from)).GET();
    if (download.have() > 0)
      request
          .header("Range", "bytes=" + download.have() + "-")
          .header("If-Range", download.version());
    return request.build();
  }

  private Fetched ended(String digest, Download download, HttpResponse<Void> response)
      throws IOException {
    if (download.barred().isPresent()) return download.barred().get();
    return switch (response.statusCode()) {
      case 200, 206 -> complete(digest, download);
      case 416 -> {
        store.removePart(digest);
        yield new Fetched.Away("the control plane's file is another now");
      }
      case 404 -> new Fetched.Away("the control plane has no such bundle");
      default -> new Fetched.Away("the control plane answered " + response.statusCode());
    };
  }

  private Fetched complete(String digest, Download download) throws IOException {
    download.close();
    if (!download.isWhole()) return new Fetched.Away("the answer ended too early");
    if (download.sha256().isPresent() && !download.sha256().get().equals(sha256(digest)))
      return damaged(digest);
    damaged.remove(digest);
    store.complete(digest);
    return new Fetched.Stored();
  }

  /// On its way, perhaps; where it comes so again and again, at its source.
  private Fetched damaged(String digest) throws IOException {
    store.removePart(digest);
    if (damaged.merge(digest, 1, Integer::sum) < DAMAGED_TIMES)
      return new Fetched.Away("what came is not what the control plane announced");
    damaged.remove(digest);
    return new Fetched.Barred(
        Refusal.DIGEST_MISMATCH,
        "bundle "
            + digest
            + " came "
            + DAMAGED_TIMES
            + " times other than announced: "
            + Refusal.DIGEST_MISMATCH.wayOut()
            + ".");
  }

  private String sha256(String digest) throws IOException {
    try (var in =
        new DigestInputStream(
            Files.newInputStream(store.part(digest)), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
