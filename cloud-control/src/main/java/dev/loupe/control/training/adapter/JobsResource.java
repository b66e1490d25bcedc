package dev.loupe.control.training.adapter;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.ManifestCodec;
import dev.loupe.control.training.JobSeen;
import dev.loupe.control.training.JobState;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Decoded;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Training jobs: what was asked, how far it is, and what became of it.
@Path("/training/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class JobsResource {
  private static final double MOST_FALSE_CALLS = 0.01;
  private static final int DAYS = 30;

  private final Orders orders;
  private final PostgresJobs jobs;
  private final JobFolders folders;
  private final JobRunner runner;

  JobsResource(Orders orders, PostgresJobs jobs, JobFolders folders, JobRunner runner) {
    this.orders = orders;
    this.jobs = jobs;
    this.folders = folders;
    this.runner = runner;
  }

  @POST
  @Operation(summary = "Trains a child of a registered model by the labels of a line")
  @APIResponse(
      responseCode = "201",
      description = "It waits for its turn",
      content = @Content(schema = @Schema(implementation = JobSeen.class)))
  @APIResponse(responseCode = "409", description = "No trainer is configured")
  @APIResponse(responseCode = "422", description = "No such model, or no labels to learn from")
  public Response start(JobBody.@Nullable TrainingAsked asked) throws IOException, SQLException {
    if (asked == null) throw new BadRequestException("Send the job as JSON.");
    if (!runner.isOn())
      throw new ClientErrorException(
          "No trainer is configured: set loupe.training.jar to model-training.jar.", 409);
    return switch (orders.take(order(asked))) {
      case Orders.Taken.Refused(var sentence) -> throw new ClientErrorException(sentence, 422);
      case Orders.Taken.Queued(var id) -> Response.status(201).entity(found(id)).build();
    };
  }

  private static Orders.Order order(JobBody.TrainingAsked asked) {
    var parent = JobBody.digest(asked.parent(), "parent");
    var most = asked.mostFalseCalls() == null ? MOST_FALSE_CALLS : asked.mostFalseCalls();
    int days = asked.days() == null ? DAYS : asked.days();
    if (!(most >= 0 && most < 0.5))
      throw new BadRequestException("mostFalseCalls " + most + " is no share from 0 to 0.5.");
    if (days < 1 || days > 3_660)
      throw new BadRequestException("days " + days + " is not from 1 to 3660.");
    return new Orders.Order(
        JobBody.text(asked.line(), "line"),
        parent,
        new ModelRef(
            JobBody.word(asked.name(), "name"), JobBody.word(asked.version(), "version"), parent),
        most,
        new Orders.Scope(
            days, asked.sample() == JobBody.Sample.ALL, JobBody.text(asked.by(), "by")));
  }

  @GET
  @Operation(summary = "The last training jobs, the newest first")
  public List<JobSeen> all() throws SQLException {
    return jobs.last();
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One training job")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = JobSeen.class)))
  @APIResponse(responseCode = "404", description = "There is no such job")
  public JobSeen one(@PathParam("id") String id) throws SQLException {
    return found(uuid(id));
  }

  @POST
  @Path("{id}/cancel")
  @Operation(summary = "Stops a job that waits or runs")
  @APIResponse(responseCode = "409", description = "It is over already")
  public JobSeen cancel(@PathParam("id") String id, JobBody.@Nullable CancelAsked asked)
      throws SQLException {
    var by = JobBody.text(asked == null ? null : asked.by(), "by");
    var job = found(uuid(id));
    if (!jobs.cancel(job.id(), by))
      throw new ClientErrorException("Job " + id + " is over: " + job.state() + ".", 409);
    return found(job.id());
  }

  @GET
  @Path("{id}/dataset")
  @Produces("application/jsonl")
  @Operation(summary = "What the job learned from, as it was given to it")
  public Response dataset(@PathParam("id") String id) throws IOException, SQLException {
    var bytes = folders.dataset(found(uuid(id)).id());
    return Response.ok(bytes.orElseThrow(() -> new NotFoundException("Its folder is gone.")))
        .build();
  }

  @GET
  @Path("{id}/bundle")
  @Produces("application/vnd.loupe.bundle")
  @Operation(summary = "What the job made, unsigned: to be signed with a release key")
  @APIResponse(responseCode = "404", description = "It made none")
  public Response bundle(@PathParam("id") String id) throws SQLException {
    return Response.ok(Archive.write(made(found(uuid(id))))).build();
  }

  @POST
  @Path("{id}/confirm")
  @Operation(
      summary = "A person answers for the proposed model",
      description = "Its manifest then names the documents, so its digest is another.")
  @APIResponse(responseCode = "409", description = "There is nothing to confirm")
  public JobSeen confirm(@PathParam("id") String id, JobBody.@Nullable ConfirmAsked asked)
      throws IOException, SQLException {
    if (asked == null || asked.governance() == null)
      throw new BadRequestException("'governance' is missing: name three documents.");
    var by = JobBody.text(asked.by(), "by");
    var job = found(uuid(id));
    if (job.state() != JobState.TRAINED && job.state() != JobState.CONFIRMED)
      throw new ClientErrorException(
          "Job " + id + " is " + job.state() + ": there is nothing to confirm.", 409);
    if (jobs.released(job.id()))
      throw new ClientErrorException(
          "What job " + id + " made is registered: it stays as it was confirmed.", 409);
    var proposed = made(job);
    var manifest = manifest(proposed);
    var confirmed =
        Contents.of(
            new Manifest(
                manifest.name(),
                manifest.version(),
                manifest.family(),
                manifest.classes(),
                manifest.thresholds(),
                manifest.input(),
                manifest.files(),
                manifest.claims().with(asked.governance())),
            proposed.files());
    folders.confirm(job.id(), confirmed);
    jobs.confirm(job.id(), by, confirmed.digest().orElseThrow());
    return found(job.id());
  }

  private static Manifest manifest(Contents contents) {
    return switch (ManifestCodec.decode(contents.file(Manifest.FILE).orElseThrow())) {
      case Decoded.Value<Manifest>(var manifest) -> manifest;
      case Decoded.Refused<Manifest> refused ->
          throw new ClientErrorException(
              "The proposed bundle is broken: " + refused.sentence(), 409);
    };
  }

  private Contents made(JobSeen job) {
    return folders
        .bundle(job.id())
        .filter(_ -> job.bundle() != null)
        .orElseThrow(() -> new NotFoundException("Job " + job.id() + " has made no bundle."));
  }

  private JobSeen found(UUID id) throws SQLException {
    return jobs.find(id)
        .orElseThrow(() -> new NotFoundException("There is no training job " + id + "."));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException("job \"" + text + "\" is not a UUID.", e);
    }
  }
}
