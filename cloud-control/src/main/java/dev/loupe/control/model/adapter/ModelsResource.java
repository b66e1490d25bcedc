package dev.loupe.control.model.adapter;

import dev.loupe.control.model.Catalogue;
import dev.loupe.control.model.Model;
import dev.loupe.control.model.ModelBook;
import dev.loupe.control.model.ModelDetail;
import dev.loupe.control.model.ModelSeen;
import dev.loupe.control.model.ModelSeen.Models;
import dev.loupe.control.model.Outcome;
import dev.loupe.control.model.Registrar;
import dev.loupe.control.problem.CodedRefusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The registered models.
@Path("/models")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ModelsResource {
  private static final int MOST = 1_000;

  private final Registrar registrar;
  private final Catalogue catalogue;
  private final ModelBook book;
  private final PostgresRuns runs;
  private final Uploads uploads;

  ModelsResource(
      Registrar registrar,
      Catalogue catalogue,
      ModelBook book,
      PostgresRuns runs,
      Uploads uploads) {
    this.registrar = registrar;
    this.catalogue = catalogue;
    this.book = book;
    this.runs = runs;
    this.uploads = uploads;
  }

  /// What waits for the store, in one sentence.
  record RegistrationWaits(String sentence) {}

  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Registers a .loupe file; the same again changes nothing")
  @APIResponse(
      responseCode = "201",
      description = "It is registered",
      content = @Content(schema = @Schema(implementation = ModelSeen.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was registered before",
      content = @Content(schema = @Schema(implementation = ModelSeen.class)))
  @APIResponse(
      responseCode = "202",
      description = "The store does not answer: it is kept and registered when the store does",
      content = @Content(schema = @Schema(implementation = RegistrationWaits.class)))
  @APIResponse(responseCode = "409", description = "Another bundle has this name and version")
  @APIResponse(responseCode = "413", description = "It is too large")
  @APIResponse(responseCode = "422", description = "It is refused; `code` says why")
  public Response register(InputStream loupe) throws IOException {
    return switch (registrar.register(uploads.read(loupe))) {
      case Outcome.Registered(var model) ->
          Response.created(URI.create("/api/models/" + path(model))).entity(seen(model)).build();
      case Outcome.Known(var model) -> Response.ok(seen(model)).build();
      case Outcome.Waiting(var sentence) ->
          Response.accepted(new RegistrationWaits(sentence)).header("Retry-After", 10).build();
      case Outcome.Refused(var code, var sentence) ->
          throw new CodedRefusal(422, code.name(), sentence);
      case Outcome.Taken(var sentence) -> throw new CodedRefusal(409, "TAKEN", sentence);
    };
  }

  private static String path(Model model) {
    return model.ref().name() + "/" + model.ref().version();
  }

  private ModelSeen seen(Model model) {
    return ModelSeen.of(model, book.aliases());
  }

  @GET
  @Operation(summary = "The registered models, the newest first")
  public Models all(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("500") int limit) {
    var aliases = book.aliases();
    var models = catalogue.all().stream().map(it -> ModelSeen.of(it, aliases)).toList();
    var rest = after == null ? models : after(models, after);
    var page = rest.subList(0, Math.min(Math.clamp(limit, 1, MOST), rest.size()));
    return new Models(page, page.size() < rest.size() ? page.getLast().digest() : null);
  }

  private static List<ModelSeen> after(List<ModelSeen> models, String digest) {
    return models.stream().dropWhile(it -> !it.digest().equals(digest)).skip(1).toList();
  }

  @GET
  @Path("{name}/{version}")
  @Operation(summary = "All that is known of one model, and where it runs")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ModelDetail.class)))
  @APIResponse(responseCode = "404", description = "No such model is registered")
  public ModelDetail one(@PathParam("name") String name, @PathParam("version") String version)
      throws SQLException {
    var model =
        catalogue
            .find(name, version)
            .orElseThrow(() ->
                new NotFoundException("No model " + name + " " + version + " is registered."));
    var digest = model.ref().digest();
    return ModelDetail.of(model, seen(model), catalogue.clearance(digest), runs.of(digest));
  }
}
