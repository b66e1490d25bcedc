package dev.loupe.it.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A bare MQTT 3.1.1 client that says whatever it is told to, right or wrong.
public final class MqttClient implements AutoCloseable {
  private static final int CONNECT = 1;
  private static final int CONNACK = 2;
  private static final int PUBLISH = 3;
  private static final int PUBACK = 4;
  private static final int SUBSCRIBE = 8;
  private static final int SUBACK = 9;
  private static final int QOS1 = 2;
  private static final int CLEAN_WITH_LOGIN = 0xc2;

  private final Socket socket;
  private final OutputStream out;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final BlockingQueue<Packet> answers = new LinkedBlockingQueue<>();
  private int id;

  private MqttClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
  }

  public record Login(String clientId, String user, String password) {}

  public record Message(String topic, byte[] payload) {
    public String text() {
      return new String(payload, UTF_8);
    }
  }

  private record Packet(int type, byte[] body) {}

  /// Connects to the broker on `port` of this machine; null where the broker says no.
  public static @Nullable MqttClient connect(int port, Login login) throws IOException {
    var client = new MqttClient(new Socket(InetAddress.getLoopbackAddress(), port));
    client.send(
        CONNECT << 4,
        body -> {
          body.writeUTF("MQTT");
          body.write(new byte[] {4, (byte) CLEAN_WITH_LOGIN, 0, 0});
          body.writeUTF(login.clientId());
          body.writeUTF(login.user());
          body.writeUTF(login.password());
        });
    Thread.ofVirtual().start(client::receive);
    var answer = client.answer(CONNACK);
    if (answer != null && answer.body()[1] == 0) return client;
    client.close();
    return null;
  }

  /// Publishes with QoS 1. Whether the broker acknowledged: brokers also do for what they drop.
  public boolean publish(String topic, byte[] payload) throws IOException {
    send(
        PUBLISH << 4 | QOS1,
        body -> {
          body.writeUTF(topic);
          body.writeShort(++id);
          body.write(payload);
        });
    return answer(PUBACK) != null;
  }

  /// Whether the broker granted it.
  public boolean subscribe(String filter) throws IOException {
    send(
        SUBSCRIBE << 4 | QOS1,
        body -> {
          body.writeShort(++id);
          body.writeUTF(filter);
          body.writeByte(1);
        });
    var answer = answer(SUBACK);
    return answer != null && (answer.body()[2] & 0xff) != 0x80;
  }

  /// The next message; null where none came within `patience`.
  public @Nullable Message next(Duration patience) {
    try {
      return messages.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private @Nullable Packet answer(int type) {
    try {
      for (Packet packet; (packet = answers.poll(5, TimeUnit.SECONDS)) != null; )
        if (packet.type() == type || packet.type() == 0)
          return packet.type() == type ? packet : null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  private void receive() {
    try (var in = new DataInputStream(socket.getInputStream())) {
      while (true) {
        var head = in.readUnsignedByte();
        var body = in.readNBytes(length(in));
        if (head >> 4 == PUBLISH) published(head, body);
        else answers.add(new Packet(head >> 4, body));
      }
    } catch (IOException e) {
      answers.add(new Packet(0, new byte[0])); // the broker hung up
    }
  }

  private void published(int head, byte[] body) throws IOException {
    var in = new DataInputStream(new java.io.ByteArrayInputStream(body));
    var topic = in.readUTF();
    var acknowledged = (head & QOS1) != 0;
    var packet = acknowledged ? in.readUnsignedShort() : 0;
    messages.add(new Message(topic, in.readAllBytes()));
    if (acknowledged) send(PUBACK << 4, ack -> ack.writeShort(packet));
  }

  private static int length(DataInputStream in) throws IOException {
    var length = 0;
    for (var shift = 0; ; shift += 7) {
      var next = in.readUnsignedByte();
      length |= (next & 0x7f) << shift;
      if (next < 0x80) return length;
    }
  }

  private interface Body {
    void writeTo(DataOutputStream body) throws IOException;
  }

  /// In one write: a packet in pieces waits for the broker's delayed acknowledgement.
  private synchronized void send(int head, Body body) throws IOException {
    var bytes = new ByteArrayOutputStream();
    body.writeTo(new DataOutputStream(bytes));
    var packet = new ByteArrayOutputStream();
    packet.write(head);
    var length = bytes.size();
    do {
      packet.write(length % 128 + (length >= 128 ? 128 : 0));
      length /= 128;
    } while (length > 0);
    bytes.writeTo(packet);
    packet.writeTo(out);
  }

  /// Without a word, as a client that dies.
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
