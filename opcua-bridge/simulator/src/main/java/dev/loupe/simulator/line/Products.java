package dev.loupe.simulator.line;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/// From lots that begin at part `from` on, how often each recipe comes.
public record Products(long from, Map<String, Integer> weights) {
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,9}):([^=,:]+=\\d{1,4}(?:,[^=,:]+=\\d{1,4})*)");

  public Products {
    weights = new LinkedHashMap<>(weights);
    if (from < 1 || weights.values().stream().mapToInt(Integer::intValue).sum() < 1)
      throw new IllegalArgumentException("from " + from + ": " + weights);
  }

  /// As `600:controller=70,sensor=30`; empty if it is none.
  public static Optional<Products> parse(String text) {
    var match = WRITTEN.matcher(text);
    if (!match.matches()) return Optional.empty();
    var weights = new LinkedHashMap<String, Integer>();
    for (var each : match.group(2).split(",")) {
      int equals = each.indexOf('=');
      weights.put(each.substring(0, equals), Integer.parseInt(each.substring(equals + 1)));
    }
    long from = Long.parseLong(match.group(1));
    if (from < 1 || weights.values().stream().allMatch(weight -> weight == 0))
      return Optional.empty();
    return Optional.of(new Products(from, weights));
  }

  /// The recipes that `known` does not hold.
  public List<String> unknown(List<String> known) {
    return weights.keySet().stream().filter(recipe -> !known.contains(recipe)).toList();
  }

  String pick(Random random) {
    int drawn = random.nextInt(weights.values().stream().mapToInt(Integer::intValue).sum());
    for (var each : weights.entrySet()) {
      drawn -= each.getValue();
      if (drawn < 0) return each.getKey();
    }
    throw new IllegalStateException("drawn beyond " + weights);
  }
}
