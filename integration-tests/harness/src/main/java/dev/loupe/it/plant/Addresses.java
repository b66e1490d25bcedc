package dev.loupe.it.plant;

import dev.loupe.it.process.Ports;
import java.util.List;
import java.util.stream.IntStream;

/// The plant's ports, all on 127.0.0.1; one PLC and one node a station.
public record Addresses(int http, int broker, int postgres, List<Integer> plc, List<Integer> node) {
  public Addresses {
    plc = List.copyOf(plc);
    node = List.copyOf(node);
  }

  /// Ports that nobody listens on now.
  public static Addresses free(int stations) {
    return new Addresses(
        Ports.free(), Ports.free(), Ports.free(), freePorts(stations), freePorts(stations));
  }

  private static List<Integer> freePorts(int count) {
    return IntStream.range(0, count).mapToObj(_ -> Ports.free()).toList();
  }
}
