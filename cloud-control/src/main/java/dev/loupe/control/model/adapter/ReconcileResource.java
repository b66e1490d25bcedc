package dev.loupe.control.model.adapter;

import dev.loupe.control.model.Reconciler;
import dev.loupe.registry.RegistryAway;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// A look at the store, without waiting for the next one.
@Path("/models/reconcile")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ReconcileResource {
  private final ReconcileLoop loop;

  ReconcileResource(ReconcileLoop loop) {
    this.loop = loop;
  }

  @POST
  @Operation(summary = "Compares the registered models with the store now")
  @APIResponse(
      responseCode = "200",
      description = "What was found, one sentence each",
      content = @Content(schema = @Schema(implementation = Reconciler.Reconciled.class)))
  @APIResponse(responseCode = "503", description = "The store does not answer")
  public Reconciler.Reconciled reconcile() throws IOException {
    try {
      return loop.run();
    } catch (RegistryAway e) {
      throw new ServiceUnavailableException(e.getMessage());
    }
  }
}
