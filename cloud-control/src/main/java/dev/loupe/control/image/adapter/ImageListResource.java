package dev.loupe.control.image.adapter;

import dev.loupe.control.image.ImageCursor;
import dev.loupe.control.image.ImagePage;
import dev.loupe.control.problem.Limit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Which images are here, page by page from the newest.
@Path("/images")
@Produces(MediaType.APPLICATION_JSON)
class ImageListResource {
  private static final int MOST = 500;

  private final ImageBook book;

  ImageListResource(ImageBook book) {
    this.book = book;
  }

  @GET
  @RunOnVirtualThread
  @Operation(summary = "Images in the order of their arrival, the newest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImagePage.class)))
  @APIResponse(responseCode = "400", description = "A parameter cannot be read")
  public ImagePage page(
      @Parameter(description = "`before` of the former page") @QueryParam("before")
          @Nullable String before,
      @Parameter(schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "500"))
          @QueryParam("limit")
          @DefaultValue("50")
          String limit)
      throws SQLException {
    return book.page(cursor(before), Limit.of(limit, MOST));
  }

  private static @Nullable ImageCursor cursor(@Nullable String text) {
    if (text == null) return null;
    return ImageCursor.parse(text)
        .orElseThrow(() ->
            new BadRequestException(
                "before \"" + text + "\" is not a value that a former page gave."));
  }
}
