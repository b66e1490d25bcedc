package dev.loupe.control.model.adapter;

import dev.loupe.bundle.Digest;
import dev.loupe.control.model.Vault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// Governance documents that do not travel in a bundle, each under the SHA-256 of its bytes.
@Path("/documents/{sha256}")
@RunOnVirtualThread
class DocumentsResource {
  private final Vault vault;
  private final Uploads uploads;

  DocumentsResource(Vault vault, Uploads uploads) {
    this.vault = vault;
    this.uploads = uploads;
  }

  @PUT
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Keeps a governance document; the same again changes nothing")
  @APIResponse(responseCode = "204", description = "It is kept, for good")
  @APIResponse(responseCode = "400", description = "The bytes have another SHA-256")
  public Response put(@PathParam("sha256") String sha256, InputStream content) throws IOException {
    var bytes = uploads.read(content);
    var actual = Digest.sha256(bytes);
    if (!actual.equals(sha256))
      throw new BadRequestException("The bytes have the SHA-256 " + actual + ".");
    vault.attach(bytes);
    return Response.noContent().build();
  }

  /// As a download: nobody knows what kind of file it is, and no browser shall guess.
  @GET
  @Operation(summary = "A governance document; it never changes")
  @APIResponse(responseCode = "200", description = "Its bytes")
  @APIResponse(responseCode = "404", description = "It is not here")
  public Response get(@PathParam("sha256") String sha256) throws IOException {
    var known = sha256.matches("[0-9a-f]{64}") ? vault.document(sha256) : null;
    if (known == null || known.isEmpty())
      throw new NotFoundException("No document " + sha256 + " is here.");
    return Response.ok(known.get(), MediaType.APPLICATION_OCTET_STREAM)
        .header("Content-Disposition", "attachment; filename=\"" + sha256 + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
