package dev.loupe.bridge.session;

import dev.loupe.bridge.tag.TagName;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;
import org.jspecify.annotations.Nullable;

/// One client and its one session, for as long as that lasts. Whatever fails ends it: Milo would
/// try for seconds to mend it, a new one stands in less.
final class Link {
  private static final int GOODBYE_MS = 500;

  private final OpcUaClient client;
  private final CompletableFuture<String> lost = new CompletableFuture<>();

  Link(OpcUaClient client) {
    this.client = client;
    client.addSessionActivityListener(
        new SessionActivityListener() {
          @Override
          public void onSessionInactive(UaSession session) {
            lose("the session became inactive");
          }
        });
  }

  OpcUaClient client() {
    return client;
  }

  void lose(String why) {
    lost.complete(why);
  }

  boolean isLost() {
    return lost.isDone();
  }

  /// Why it was lost, as soon as it is; null after `ms` while it lasts.
  @Nullable String lossWithin(long ms) throws InterruptedException {
    try {
      return lost.get(ms, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  List<DataValue> read(List<ReadValueId> what) throws SessionLost {
    return read(readLater(what), what.size());
  }

  CompletableFuture<ReadResponse> readLater(List<ReadValueId> what) {
    return client.readAsync(0, TimestampsToReturn.Neither, what);
  }

  List<DataValue> read(CompletableFuture<ReadResponse> asked, int size) throws SessionLost {
    var answer = await(asked, "a read");
    var results = answer.getResults();
    if (results == null || results.length != size) throw lose("a read", "no results");
    return Arrays.asList(results);
  }

  /// One Write service call; all of it must succeed.
  void write(List<TagName> tags, List<WriteValue> what) throws SessionLost {
    var answer = await(client.writeAsync(what), "a write");
    var results = answer.getResults();
    if (results == null || results.length != what.size()) throw lose("a write", "no results");
    for (var at = 0; at < results.length; at++)
      if (!results[at].isGood()) // the server was changed: a new session looks at its tags again
      throw lose("writing " + tags.get(at).tag(), results[at].toString());
  }

  private <T> T await(CompletableFuture<T> call, String what) throws SessionLost {
    if (lost.isDone()) throw new SessionLost(what + ": the session is lost");
    try {
      return call.get(Connector.TIMEOUT_MS + 200L, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw lose(what, Connector.reason(e));
    } catch (TimeoutException e) {
      throw lose(what, "no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw lose(what, "interrupted");
    }
  }

  private SessionLost lose(String what, String why) {
    lose(what + " failed: " + why);
    return new SessionLost(what + " failed: " + why);
  }

  void close() {
    try {
      client.disconnectAsync().get(GOODBYE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The server is gone, or forgets the session by itself after its time-out.
    }
  }
}
