package dev.loupe.it.crash;

import dev.loupe.it.played.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the nodes heard of assignments, in order: no generation has two contents, and each that is
/// new to a node is above all that it heard before.
final class Generations {
  private Generations() {}

  /// By node what it heard; answers what is wrong, in words.
  static List<String> wrong(Map<String, List<Order>> heard) {
    var wrong = new ArrayList<String>();
    heard.forEach((node, orders) -> {
      var contents = new HashMap<Long, String>();
      var highest = 0L;
      for (var order : orders) {
        var before = contents.putIfAbsent(order.generation(), order.sha256());
        if (before != null && !before.equals(order.sha256()))
          wrong.add(node + " heard two contents of generation " + order.generation());
        if (before == null && order.generation() < highest)
          wrong.add(node + " heard generation " + order.generation() + " first after " + highest);
        highest = Math.max(highest, order.generation());
      }
    });
    return wrong;
  }

  /// By name, whether damage done to what was heard is found.
  static Map<String, Boolean> controls(Map<String, List<Order>> heard) {
    var caught = new LinkedHashMap<String, Boolean>();
    caught.put("a generation given twice", !wrong(spoilt(heard, 0)).isEmpty());
    caught.put("a generation that goes back", !wrong(spoilt(heard, 2, 1)).isEmpty());
    return caught;
  }

  /// After all that each node heard, orders so many generations later, under other contents.
  private static Map<String, List<Order>> spoilt(Map<String, List<Order>> heard, int... later) {
    var spoilt = new HashMap<String, List<Order>>();
    heard.forEach((node, orders) -> {
      var more = new ArrayList<>(orders);
      for (var step : later)
        more.add(new Order(orders.getLast().generation() + step, "another, " + step));
      spoilt.put(node, more);
    });
    return spoilt;
  }
}
