package dev.loupe.it.bench;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/// What the disk and the PLC cost alone, in ms, on the same machine in the same minute.
final class Floors {
  private static final int SAMPLES = 500;
  private static final int RESTED_SAMPLES = 60;
  private static final int WARM = 200;
  private static final int PAGE = 4096;
  private static final String NAMESPACE = "urn:loupe:plc";
  private static final String TAG = "ResultInferenceMs";

  private Floors() {}

  /// A page appended to a file in `folder` and forced to the disk.
  static List<Double> fsync(Path folder) throws IOException {
    var file = folder.resolve("fsync");
    var times = new ArrayList<Double>();
    try (var channel = FileChannel.open(file, CREATE, WRITE, APPEND)) {
      for (var i = 0; i < SAMPLES; i++) {
        var start = System.nanoTime();
        channel.write(ByteBuffer.allocate(PAGE));
        channel.force(false);
        times.add((System.nanoTime() - start) / 1e6);
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return times;
  }

  /// One tag written at the PLC, without encryption, again and again.
  static List<Double> tagWrite(String endpoint) throws IOException {
    return with(
        endpoint,
        (client, tag) -> {
          var times = new ArrayList<Double>();
          for (var i = 0; i < WARM + SAMPLES; i++) {
            var start = System.nanoTime();
            write(client, tag);
            if (i >= WARM) times.add((System.nanoTime() - start) / 1e6);
          }
          return times;
        });
  }

  /// A page forced to the disk and two tags written, with a pause of `rest` ms before each time, as
  /// between two parts.
  static List<Double> rested(Path folder, String endpoint, double rest) throws IOException {
    var file = folder.resolve("fsync");
    try (var channel = FileChannel.open(file, CREATE, WRITE, APPEND)) {
      return with(
          endpoint,
          (client, tag) -> {
            for (var i = 0; i < WARM; i++) write(client, tag);
            var times = new ArrayList<Double>();
            for (var i = 0; i < RESTED_SAMPLES; i++) {
              LockSupport.parkNanos((long) (rest * 1e6));
              var start = System.nanoTime();
              channel.write(ByteBuffer.allocate(PAGE));
              channel.force(false);
              write(client, tag);
              write(client, tag);
              times.add((System.nanoTime() - start) / 1e6);
            }
            return times;
          });
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private interface Timed {
    List<Double> times(OpcUaClient client, NodeId tag) throws UaException, IOException;
  }

  private static List<Double> with(String endpoint, Timed timed) throws IOException {
    try {
      var client = OpcUaClient.create(endpoint);
      client.connect();
      try {
        var namespace = client.getNamespaceTable().getIndex(NAMESPACE);
        if (namespace == null) throw new IOException("the PLC has no namespace " + NAMESPACE);
        return timed.times(client, new NodeId(namespace, TAG));
      } finally {
        client.disconnect();
      }
    } catch (UaException e) {
      throw new IOException(endpoint, e);
    }
  }

  private static void write(OpcUaClient client, NodeId tag) throws UaException, IOException {
    var value = List.of(DataValue.valueOnly(Variant.ofFloat(1)));
    var status = client.writeValues(List.of(tag), value).getFirst();
    if (!status.isGood()) throw new IOException(TAG + " cannot be written: " + status);
  }
}
