package dev.loupe.edge.outbox.adapter;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What comes down to this node from the broker. A stream that ended does not come back by itself,
/// and a node that hears no receipt would send the same for ever: the process ends, in good order,
/// and whoever started it starts it again.
@Singleton
public final class Hearing {
  private static final Logger LOG = Logger.getLogger(Hearing.class);
  private static final int FIRST = 1;
  private static final int ENDED = 1;

  private final Runnable end;
  private final Set<String> deaf = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  @Inject
  Hearing() {
    this(() -> Quarkus.asyncExit(ENDED));
  }

  Hearing(Runnable end) {
    this.end = end;
  }

  /// For the channel's `@Incoming` method to return. What `to` throws costs that message only.
  public Flow.Subscriber<Message<byte[]>> ear(String channel, Consumer<byte[]> to) {
    return new Ear(channel, to);
  }

  /// Whether every stream is there.
  public boolean alive() {
    return deaf.isEmpty();
  }

  void stop(@Observes @Priority(FIRST) ShutdownEvent stop) {
    stopping = true;
  }

  private void died(String channel, @Nullable Throwable failure) {
    if (stopping || !deaf.add(channel)) return;
    LOG.fatalf(failure, "Nothing is heard on %s any more: this process ends", channel);
    end.run();
  }

  private final class Ear implements Flow.Subscriber<Message<byte[]>> {
    private final String channel;
    private final Consumer<byte[]> to;

    private Ear(String channel, Consumer<byte[]> to) {
      this.channel = channel;
      this.to = to;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE); // whoever is told only puts it into a queue
    }

    @Override
    public void onNext(Message<byte[]> message) {
      try {
        to.accept(message.getPayload());
      } catch (RuntimeException e) { // the boundary: a refused message would end the stream
        LOG.errorf(e, "A message on %s is dropped", channel);
      }
      message.ack();
    }

    @Override
    public void onError(Throwable failure) {
      died(channel, failure);
    }

    @Override
    public void onComplete() {
      died(channel, null);
    }
  }
}
