package dev.loupe.edge.outbox.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
@QuarkusTestResource(
    value = TlsBrokerResource.class,
    restrictToAnnotatedClass = true,
    initArgs = @ResourceArg(name = "name", value = "localhost"))
final class MosquittoTlsTest {
  /// The certificate is for the host's name and signed by the authority that is configured.
  @Test
  void theNodeConnectsAndItsRecordsLeave() throws Exception {
    var broker = TlsBrokerResource.broker;
    assumeTrue(broker != null, "needs mosquitto and openssl: apt-get install mosquitto openssl");
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!connected(broker) && System.nanoTime() < until) Thread.sleep(50);
    assertThat(connected(broker)).as(broker.log()).isTrue();
  }

  private static boolean connected(Mosquitto broker) throws IOException {
    return broker.log().contains("as node-1");
  }
}
