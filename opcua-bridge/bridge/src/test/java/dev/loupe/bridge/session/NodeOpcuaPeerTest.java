package dev.loupe.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bridge.session.SessionSettings.Security;
import dev.loupe.bridge.tag.Mismatch;
import dev.loupe.bridge.tag.TagMap;
import dev.loupe.bridge.tag.TagName;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The session against an OPC UA server that shares no code with its client.
class NodeOpcuaPeerTest {
  @TempDir Path folder;

  private int port;
  private @Nullable PlcSession opened;
  private final Heard heard = new Heard();

  private static final class Heard implements PlcListener {
    final Map<TagName, Long> values = new ConcurrentHashMap<>();
    volatile int attached;
    volatile int detached;
    volatile List<Mismatch> mismatches = List.of();

    @Override
    public void attached() {
      attached++;
    }

    @Override
    public void detached(String why) {
      detached++;
    }

    @Override
    public void refused(List<Mismatch> found) {
      mismatches = found;
    }

    @Override
    public void changed(TagName tag, long value) {
      values.put(tag, value);
    }

    boolean holds(TagName tag, long value) {
      return values.getOrDefault(tag, -1L) == value;
    }
  }

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    NodeOpcua.install();
  }

  private NodeOpcua peer(String... changes) throws IOException, InterruptedException {
    if (port == 0) port = FreePort.next();
    return NodeOpcua.start(port, folder.resolve("plc"), changes);
  }

  private PlcSession session(Security security) {
    var session = made(security);
    session.start();
    return session;
  }

  private PlcSession made(Security security) {
    var ten = Duration.ofMillis(10);
    var endpoint = "opc.tcp://127.0.0.1:" + port + "/loupe";
    var settings = new SessionSettings(endpoint, security, ten, ten, "node-1");
    var session = new PlcSession(settings, TagMap.builtIn(), heard);
    opened = session;
    return session;
  }

  private void await(String what, BooleanSupplier holds) throws InterruptedException {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!holds.getAsBoolean() && System.nanoTime() - until < 0) Thread.sleep(5);
    assertThat(holds.getAsBoolean()).as(what + "; " + state()).isTrue();
  }

  private Object state() {
    return opened == null ? "no session" : opened.state();
  }

  private void answerOne(NodeOpcua peer, PlcSession session, long trigger) throws Exception {
    peer.tell("trigger " + trigger + " P-" + trigger);
    await("TrigSeq by subscription", () -> heard.holds(TagName.TRIG_SEQ, trigger));
    var part = session.readPart();
    assertThat(part.trigger()).isEqualTo(trigger);
    assertThat(part.partId()).isEqualTo("P-" + trigger);
    assertThat(part.readable()).isTrue();
    var outcome = new Outcome(Verdict.REJECT, 0.75, ErrorCode.NONE);
    session.write(new Payload(trigger, part.partId(), outcome, 2, 1, 12.5, 6.5, "diff:1@0"));
    session.writeWord(trigger << 16 | 2);
    peer.await("word " + (trigger << 16 | 2));
    await("acknowledged", () -> heard.holds(TagName.RESULT_ACK_SEQ, trigger));
  }

  @Test
  void readsWritesAndSubscribes() throws Exception {
    try (var peer = peer();
        var session = session(new Security.None())) {
      await("a session", () -> heard.attached == 1);
      assertThat(session.state()).isEqualTo(new SessionState.Connected("node-opcua"));
      session.writeStatus(true, 0);
      peer.await("ready true");
      answerOne(peer, session, 7);
      await("PlcHeartbeat", () -> heard.values.getOrDefault(TagName.PLC_HEARTBEAT, 0L) > 1);
    }
  }

  @Test
  void aSessionMadeAheadWritesNothingBeforeItIsStarted() throws Exception {
    try (var peer = peer();
        var session = made(new Security.None())) {
      session.connect();
      peer.await("session");
      Thread.sleep(500); // many times what the first write takes
      peer.tell("count");
      peer.await("writes 0");
      assertThat(heard.attached).isZero();
      session.start();
      await("a session", () -> heard.attached == 1);
      session.writeStatus(true, 0);
      peer.await("ready true");
    }
  }

  @Test
  void namesEveryTagThatDoesNotFitAtOnce() throws Exception {
    try (var _ = peer("ResultWord=Int32", "Heartbeat=NONE");
        var session = session(new Security.None())) {
      await("refused", () -> !heard.mismatches.isEmpty());
      assertThat(heard.mismatches)
          .extracting(mismatch -> mismatch.tag().name())
          .containsExactlyInAnyOrder(TagName.RESULT_WORD, TagName.HEARTBEAT);
      assertThat(heard.attached).isZero();
      assertThat(session.state()).isInstanceOf(SessionState.Refused.class);
    }
  }

  @Test
  void comesBackWithItsSubscriptionAfterTheServerWasRestarted() throws Exception {
    var first = peer();
    try (var session = session(new Security.None())) {
      await("a session", () -> heard.attached == 1);
      first.close();
      await("lost", () -> heard.detached == 1);
      try (var second = peer()) {
        await("a second session", () -> heard.attached == 2);
        answerOne(second, session, 3);
      }
    } finally {
      first.close();
    }
  }

  @Test
  void encryptsWithATrustedServer() throws Exception {
    try (var peer = peer()) {
      trust();
      try (var session = session(new Security.SignAndEncrypt(folder.resolve("node"), false))) {
        await("a session", () -> heard.attached == 1);
        answerOne(peer, session, 5);
      }
    }
  }

  @Test
  void refusesAServerThatItDoesNotTrust() throws Exception {
    try (var _ = peer();
        var session = session(new Security.SignAndEncrypt(folder.resolve("node"), false))) {
      await(
          "the server's certificate in the folder of refused ones",
          () -> holdsFiles(folder.resolve("node/rejected")));
      assertThat(session.state()).isInstanceOf(SessionState.Disconnected.class);
      assertThat(heard.attached).isZero();
    }
  }

  private static boolean holdsFiles(Path directory) {
    var files = directory.toFile().listFiles();
    return files != null && files.length > 0;
  }

  private void trust() throws IOException, CertificateException {
    var trusted = Files.createDirectories(folder.resolve("node/trusted/certs"));
    try (var pem = Files.newInputStream(folder.resolve("plc/own/certs/certificate.pem"))) {
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
      Files.write(trusted.resolve("plc.der"), certificate.getEncoded());
    }
  }
}
