package dev.loupe.edge.plc.adapter;

import dev.loupe.bridge.session.SessionState;
import dev.loupe.edge.plc.PlcSide;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// How the session with the PLC stands, for people: `/q/health/well`. A session that accepts any
/// certificate is never well.
final class PlcHealth {
  @Produces
  @Singleton
  @Wellness
  HealthCheck plcSession(PlcSide plc) {
    return () ->
        HealthCheckResponse.builder()
            .name("plc")
            .withData("session", sentence(plc.session()))
            .withData("insecure", plc.insecure())
            .withData("unacknowledged", plc.unacknowledged())
            .status(plc.session() instanceof SessionState.Connected && !plc.insecure())
            .build();
  }

  private static String sentence(SessionState state) {
    return switch (state) {
      case SessionState.Connected(var firmware) -> "connected, firmware " + firmware;
      case SessionState.Disconnected(var why) -> why;
      case SessionState.Refused(var mismatches) ->
          mismatches.stream().map(Object::toString).collect(Collectors.joining("; "));
    };
  }
}
