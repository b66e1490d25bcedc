package dev.loupe.it.demo;

import dev.loupe.it.process.Ports;
import org.jspecify.annotations.Nullable;

/// The plant's ports, all on 127.0.0.1. `plc` and `node` are the first of two.
record Addresses(int http, int broker, int postgres, int[] plc, int[] node) {
  /// The usual ports, or those that were chosen; refuses one in use.
  static Addresses usual(Options options) {
    var plc = chosen(options.plcPort, 4841);
    var node = chosen(options.nodePort, 8091);
    var addresses =
        new Addresses(
            chosen(options.httpPort, 8080),
            chosen(options.brokerPort, 1883),
            chosen(options.postgresPort, 5433),
            new int[] {plc, plc + 1},
            new int[] {node, node + 1});
    addresses.require();
    return addresses;
  }

  /// Ports that are free now, where none was chosen: a check runs beside anything.
  static Addresses anyFree(Options options) {
    var addresses =
        new Addresses(
            chosen(options.httpPort, Ports.free()),
            chosen(options.brokerPort, Ports.free()),
            chosen(options.postgresPort, Ports.free()),
            pair(options.plcPort),
            pair(options.nodePort));
    addresses.require();
    return addresses;
  }

  private void require() {
    Ports.require(http, "the page", "--http-port");
    Ports.require(broker, "the broker", "--broker-port");
    Ports.require(postgres, "PostgreSQL", "--postgres-port");
    for (var port : plc) Ports.require(port, "a PLC", "--plc-port");
    for (var port : node) Ports.require(port, "a node's health", "--node-port");
  }

  private static int chosen(@Nullable Integer port, int otherwise) {
    return port == null ? otherwise : port;
  }

  private static int[] pair(@Nullable Integer first) {
    return first == null ? new int[] {Ports.free(), Ports.free()} : new int[] {first, first + 1};
  }
}
