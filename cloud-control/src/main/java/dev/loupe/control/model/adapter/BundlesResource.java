package dev.loupe.control.model.adapter;

import dev.loupe.bundle.Digest;
import dev.loupe.control.model.ByteRange;
import dev.loupe.control.model.ModelBook;
import dev.loupe.control.model.Vault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The `.loupe` files of registered models, by the model's digest: where nodes get them.
@Path("/bundles/{digest}")
@RunOnVirtualThread
class BundlesResource {
  private static final String LOUPE = "application/vnd.loupe.bundle";

  private final ModelBook book;
  private final Vault vault;
  private final Map<java.nio.file.Path, String> sums = new ConcurrentHashMap<>();

  BundlesResource(ModelBook book, Vault vault) {
    this.book = book;
    this.vault = vault;
  }

  @GET
  @Operation(summary = "A registered model's .loupe file, whole or a Range of it; it never changes")
  @APIResponse(responseCode = "200", description = "All of it")
  @APIResponse(responseCode = "206", description = "The range that was asked for")
  @APIResponse(responseCode = "404", description = "No such model is registered")
  @APIResponse(responseCode = "416", description = "It has no such range")
  public Response get(
      @PathParam("digest") String digest, @HeaderParam("Range") @Nullable String range)
      throws IOException {
    var file = file(digest);
    var length = file.toFile().length();
    return switch (ByteRange.of(range, length)) {
      case ByteRange.Whole() -> headers(Response.ok(file.toFile()), file).build();
      case ByteRange.Part part -> part(file, part, length);
      case ByteRange.None() ->
          headers(Response.status(416), file).header("Content-Range", "bytes */" + length).build();
    };
  }

  private Response part(java.nio.file.Path file, ByteRange.Part part, long length)
      throws IOException {
    StreamingOutput content = out -> copy(file, part, out);
    return headers(Response.status(206).entity(content), file)
        .header("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + length)
        .header("Content-Length", part.to() - part.from() + 1)
        .build();
  }

  private static void copy(java.nio.file.Path file, ByteRange.Part part, OutputStream out)
      throws IOException {
    try (var channel = FileChannel.open(file);
        var in = Channels.newInputStream(channel.position(part.from()))) {
      var left = part.to() - part.from() + 1;
      var chunk = new byte[1 << 16];
      for (int read; left > 0; left -= read) {
        read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
        if (read < 0) throw new IOException(file + " became shorter");
        out.write(chunk, 0, read);
      }
    }
  }

  @HEAD
  @Operation(summary = "Whether a registered model's .loupe file is here, and how long it is")
  @APIResponse(responseCode = "200", description = "It is here")
  @APIResponse(responseCode = "404", description = "No such model is registered")
  public Response head(@PathParam("digest") String digest) throws IOException {
    var file = file(digest);
    var length = file.toFile().length();
    return headers(Response.ok(), file).header("Content-Length", length).build();
  }

  /// What is not booked is not given out, be it here or not.
  private java.nio.file.Path file(String digest) throws IOException {
    var file =
        digest.matches("[0-9a-f]{64}") && book.find(digest).isPresent()
            ? vault.bundle(digest)
            : java.util.Optional.<java.nio.file.Path>empty();
    return file.orElseThrow(
        () -> new NotFoundException("No model with the digest " + digest + " is registered here."));
  }

  /// The ETag is the SHA-256 of the file: a node checks what it has fetched in parts against it.
  private ResponseBuilder headers(ResponseBuilder response, java.nio.file.Path file)
      throws IOException {
    return response
        .type(LOUPE)
        .header("Accept-Ranges", "bytes")
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("ETag", "\"" + sha256(file) + "\"");
  }

  /// Files never change once they are kept, so each is read for it once.
  private String sha256(java.nio.file.Path file) throws IOException {
    var known = sums.get(file);
    if (known != null) return known;
    var sum = Digest.sha256(java.nio.file.Files.readAllBytes(file));
    sums.put(file, sum);
    return sum;
  }
}
