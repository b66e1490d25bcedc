package dev.loupe.control.feedback.adapter;

import dev.loupe.control.feedback.Feedback;
import dev.loupe.control.feedback.LabelKept;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// What reviewers say, and what it tells of a line.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LabelsResource {
  private static final int MOST_DAYS = 3_660;

  private final PostgresLabels labels;
  private final PostgresFeedback feedback;

  LabelsResource(PostgresLabels labels, PostgresFeedback feedback) {
    this.labels = labels;
    this.feedback = feedback;
  }

  @POST
  @Path("labels")
  @Operation(
      summary = "Keeps a label",
      description = "`id` is the sender's own: the same label sent again changes nothing.")
  @APIResponse(
      responseCode = "201",
      description = "It is kept; 200 where it was already",
      content = @Content(schema = @Schema(implementation = LabelKept.class)))
  @APIResponse(responseCode = "400", description = "A field is missing or cannot be read")
  @APIResponse(responseCode = "404", description = "There is no such part")
  @APIResponse(responseCode = "409", description = "The id is taken, or the reviewer said already")
  @APIResponse(responseCode = "422", description = "A box has no word, or there is no such box")
  public Response put(@Nullable LabelBody body) throws SQLException {
    if (body == null) throw new BadRequestException("Send the label as JSON.");
    var draft = body.draft();
    return switch (labels.put(draft)) {
      case PostgresLabels.Put.Kept(var label, var again) ->
          Response.status(again ? 200 : 201).entity(label).build();
      case PostgresLabels.Put.NoSuchPart() ->
          throw new NotFoundException("There is no inspection " + draft.item() + ".");
      case PostgresLabels.Put.Senseless(var sentence) ->
          throw new ClientErrorException(sentence, 422);
      case PostgresLabels.Put.Taken(var sentence) -> throw new ClientErrorException(sentence, 409);
    };
  }

  @DELETE
  @Path("labels/{id}")
  @Operation(summary = "Undoes a label; undone again it stays so")
  @APIResponse(responseCode = "204", description = "It counts no more")
  @APIResponse(responseCode = "404", description = "There is no such label")
  public void undo(
      @Parameter(schema = @Schema(implementation = UUID.class)) @PathParam("id") String id)
      throws SQLException {
    if (!labels.undo(uuid(id))) throw new NotFoundException("There is no label " + id + ".");
  }

  @GET
  @Path("feedback/rates")
  @Operation(summary = "Escape and overkill by the random audit, and how well reviewers agree")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Feedback.class)))
  public Feedback rates(
      @Parameter(required = true) @QueryParam("line") @Nullable String line,
      @Parameter(schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "3660"))
          @QueryParam("days")
          @DefaultValue("7")
          String days)
      throws SQLException {
    return feedback.of(Given.line(line), Given.number(days, MOST_DAYS));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException("label \"" + text + "\" is not a UUID.", e);
    }
  }
}
