package dev.loupe.control.image.adapter;

import dev.loupe.control.image.ImageStored;
import dev.loupe.control.image.Images;
import dev.loupe.control.image.Images.Found;
import dev.loupe.control.image.Images.Stored;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Previews, templates and full frames, each under the SHA-256 of its bytes.
@Path("/images/{sha256}")
@RunOnVirtualThread
public class ImagesResource {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Images images;
  private final ImageBook book;
  private final Event<ImageStored> stored;

  ImagesResource(Images images, ImageBook book, Event<ImageStored> stored) {
    this.images = images;
    this.book = book;
    this.stored = stored;
  }

  @PUT
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Keeps an image; the same again changes nothing")
  @APIResponse(responseCode = "204", description = "It is kept, for good")
  @APIResponse(responseCode = "400", description = "The bytes have another SHA-256")
  @APIResponse(responseCode = "413", description = "It is too large")
  @APIResponse(responseCode = "415", description = "It is no PNG, JPEG or BMP")
  public Response put(@PathParam("sha256") String sha256, InputStream content)
      throws IOException, SQLException {
    var digest = checked(sha256);
    switch (images.put(digest, content)) {
      case Stored.Done done -> {
        book.book(digest, done);
        stored.fire(new ImageStored(digest));
        return Response.noContent().build();
      }
      case Stored.TooLarge(var limit) ->
          throw new ClientErrorException("The image has more than " + limit + " bytes.", 413);
      case Stored.NoImage() ->
          throw new ClientErrorException("The bytes are no PNG, JPEG or BMP.", 415);
      case Stored.OtherDigest(var actual) ->
          throw new BadRequestException("The bytes have the SHA-256 " + actual + ".");
    }
  }

  @GET
  @Operation(summary = "An image; it never changes")
  @APIResponse(responseCode = "200", description = "The bytes: PNG, JPEG or BMP")
  @APIResponse(responseCode = "404", description = "It is not here, or still on its way")
  public Response get(
      @PathParam("sha256") String sha256, @HeaderParam("If-None-Match") @Nullable String known)
      throws IOException {
    var found = find(sha256);
    if (known != null && known.contains(sha256))
      return headers(Response.notModified(), sha256).build();
    return headers(Response.ok(found.file()), sha256).type(found.type().mediaType()).build();
  }

  @HEAD
  @Operation(summary = "Whether an image is here")
  @APIResponse(responseCode = "200", description = "It is here")
  @APIResponse(responseCode = "404", description = "It is not here, or still on its way")
  public Response head(@PathParam("sha256") String sha256) throws IOException {
    var found = find(sha256);
    return headers(Response.ok(), sha256)
        .type(found.type().mediaType())
        .header("Content-Length", found.size())
        .build();
  }

  private Found find(String sha256) throws IOException {
    return images
        .find(checked(sha256))
        .orElseThrow(
            () -> new NotFoundException("Image " + sha256 + " is not here, or still on its way."));
  }

  private static ResponseBuilder headers(ResponseBuilder response, String sha256) {
    return response
        .header("Cache-Control", FOR_EVER)
        .header("ETag", "\"" + sha256 + "\"")
        .header("X-Content-Type-Options", "nosniff");
  }

  private static String checked(String sha256) {
    if (!SHA256.matcher(sha256).matches())
      throw new BadRequestException("Not a SHA-256 of 64 hex digits: '" + sha256 + "'.");
    return sha256;
  }
}
