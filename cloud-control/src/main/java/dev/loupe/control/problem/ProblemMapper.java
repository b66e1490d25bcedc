package dev.loupe.control.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// The one place where an exception becomes an answer.
class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  /// Connection lost, shutting down, out of resources, system error: by SQLSTATE's class.
  private static final Set<String> AWAY = Set.of("08", "57", "53", "58");

  @ServerExceptionMapper
  Response of(WebApplicationException e, UriInfo uri) {
    var given = e.getResponse();
    if (given.getStatus() < 400) return given;
    var code = e instanceof CodedRefusal refusal ? refusal.code() : null;
    return problem(given.getStatus(), code, String.valueOf(e.getMessage()), uri);
  }

  @ServerExceptionMapper
  Response of(Throwable e, UriInfo uri) {
    if (databaseAway(e).isPresent()) {
      LOG.warnf("%s: the database is away: %s", uri.getPath(), e.getMessage());
      return problem(503, null, "The database does not answer; it is tried again.", uri);
    }
    LOG.errorf(e, "%s failed", uri.getPath());
    return problem(500, null, "This is a fault of the control plane; its log says more.", uri);
  }

  private static Response problem(int status, @Nullable String code, String detail, UriInfo uri) {
    var known = Status.fromStatusCode(status);
    var title = known == null ? "Error" : known.getReasonPhrase();
    var builder =
        Response.status(status)
            .type(Problem.MEDIA_TYPE)
            .header("Cache-Control", "no-store")
            .entity(new Problem("about:blank", title, status, detail, uri.getPath(), code));
    return status == 503 ? builder.header("Retry-After", 1).build() : builder.build();
  }

  private static Optional<SQLException> databaseAway(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause())
      if (cause instanceof SQLException sql && isAway(sql)) return Optional.of(sql);
    return Optional.empty();
  }

  /// The pool's own time-outs carry no SQLSTATE.
  private static boolean isAway(SQLException e) {
    var state = e.getSQLState();
    return state == null || state.length() < 2 || AWAY.contains(state.substring(0, 2));
  }
}
