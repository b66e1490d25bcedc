package dev.loupe.edge.outbox.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

final class HearingTest {
  private final AtomicInteger ends = new AtomicInteger();
  private final Hearing hearing = new Hearing(ends::incrementAndGet);
  private final List<Integer> heard = new ArrayList<>();

  private MultiEmitter<? super Message<byte[]>> stream(String channel) {
    var emitter = new AtomicReference<MultiEmitter<? super Message<byte[]>>>();
    Multi.createFrom()
        .<Message<byte[]>>emitter(emitter::set)
        .subscribe(hearing.ear(channel, bytes -> heard.add((int) bytes[0])));
    return emitter.get();
  }

  private static Message<byte[]> message(int... bytes) {
    var payload = new byte[bytes.length];
    for (var i = 0; i < bytes.length; i++) payload[i] = (byte) bytes[i];
    return Message.of(payload);
  }

  @Test
  void aMessageThatCannotBeHandledCostsNothingButItself() {
    var receipts = stream("receipt");
    receipts.emit(message(1));
    receipts.emit(message()); // there is no first byte: the handler throws
    receipts.emit(message(3));
    assertThat(heard).containsExactly(1, 3);
    assertThat(hearing.alive()).isTrue();
    assertThat(ends).hasValue(0);
  }

  @Test
  void aStreamThatFailsEndsTheProcessOnce() {
    var receipts = stream("receipt");
    stream("command").emit(message(7));
    receipts.fail(new IllegalStateException("the buffer is full"));
    assertThat(heard).containsExactly(7);
    assertThat(hearing.alive()).isFalse();
    assertThat(ends).hasValue(1);
  }

  @Test
  void aStreamThatIsOverEndsTheProcessToo() {
    stream("assignment").complete();
    assertThat(hearing.alive()).isFalse();
    assertThat(ends).hasValue(1);
  }
}
