package dev.loupe.control.feedback.adapter;

import dev.loupe.control.feedback.Kind;
import dev.loupe.control.feedback.Place;
import dev.loupe.control.feedback.ReviewPage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The parts that wait for a reviewer.
@Path("/review")
@Produces(MediaType.APPLICATION_JSON)
class ReviewResource {
  private static final int MOST = 100;

  private final PostgresReviews reviews;

  ReviewResource(PostgresReviews reviews) {
    this.reviews = reviews;
  }

  @GET
  @RunOnVirtualThread
  @Operation(
      summary = "Parts to review: where two models differ first, then the random audit",
      description = "A part that the reviewer has labelled is not among them.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReviewPage.class)))
  @APIResponse(responseCode = "400", description = "A parameter is missing or cannot be read")
  public ReviewPage page(
      @Parameter(required = true) @QueryParam("line") @Nullable String line,
      @Parameter(required = true, description = "The name that the labels will carry")
          @QueryParam("reviewer")
          @Nullable String reviewer,
      @Parameter(schema = @Schema(enumeration = {"disagreement", "audit"})) @QueryParam("kind")
          @Nullable String kind,
      @Parameter(description = "`after` of the former page") @QueryParam("after")
          @Nullable String after,
      @Parameter(schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "100"))
          @QueryParam("limit")
          @DefaultValue("20")
          String limit)
      throws SQLException {
    var asked =
        new PostgresReviews.Asked(
            Given.line(line), Given.reviewer(reviewer), kind(kind), Given.number(limit, MOST));
    return reviews.page(asked, place(after));
  }

  private static @Nullable Kind kind(@Nullable String text) {
    if (text == null) return null;
    for (var it : Kind.values())
      if (it.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) return it;
    throw new BadRequestException("kind \"" + text + "\" is neither disagreement nor audit.");
  }

  private static @Nullable Place place(@Nullable String text) {
    if (text == null) return null;
    return Place.parse(text)
        .orElseThrow(() ->
            new BadRequestException(
                "after \"" + text + "\" is not a value that a former page gave."));
  }
}
