package dev.loupe.control.trace.adapter;

import dev.loupe.control.trace.Trace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// From a model back to its labels, and on to the PLC.
@Path("/trace")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TraceResource {
  private final KnownDigests known;
  private final TrainingTrail training;
  private final ReleaseTrail release;
  private final FieldTrail field;

  TraceResource(
      KnownDigests known, TrainingTrail training, ReleaseTrail release, FieldTrail field) {
    this.known = known;
    this.training = training;
    this.release = release;
    this.field = field;
  }

  @GET
  @Path("{digest}")
  @Operation(
      summary =
          "A model's chain: labels, data set, job, bundle, registration, rollouts,"
              + " generations, first words at the PLCs",
      description =
          "`digest` may be its first 12 digits or more. A link that is not there is named.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Trace.class)))
  @APIResponse(responseCode = "400", description = "It is no digest, nor 12 digits of one")
  @APIResponse(responseCode = "404", description = "Nothing here names such a model")
  @APIResponse(responseCode = "409", description = "Several models' digests begin so")
  public Trace trace(@PathParam("digest") String text) throws IOException, SQLException {
    var digest = whole(text);
    var made = training.made(digest);
    var model = release.model(digest);
    var generations = field.generations(digest);
    return Trace.of(
        digest,
        new Trace.Chain(
            training.labels(made),
            training.dataset(made),
            training.job(made),
            release.bundle(model),
            release.registered(model),
            field.rollouts(digest),
            generations,
            field.words(digest, generations.found())));
  }

  private String whole(String text) throws SQLException {
    if (!text.matches("[0-9a-f]{12,64}"))
      throw new BadRequestException(
          "'" + text + "' is no digest: write 12 to 64 of its hex digits, in lower case.");
    var found = known.beginningWith(text);
    if (found.isEmpty())
      throw new NotFoundException("Nothing here names a model with the digest " + text + ".");
    if (found.size() > 1)
      throw new ClientErrorException(
          "The digests of several models begin with " + text + ": write more of it.", 409);
    return found.getFirst();
  }
}
