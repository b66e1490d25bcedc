package dev.loupe.control.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// One object of a plan, read field by field, each within its limits.
final class Fields {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h|d)");

  private final String path;
  private final Map<String, Object> left = new LinkedHashMap<>();

  Fields(String path, Object value) {
    this.path = path;
    if (!(value instanceof Map<?, ?> map))
      throw new RefusedField(
          path.isEmpty() ? "The plan" : path, "must be an object with named fields");
    map.forEach((key, each) -> left.put(String.valueOf(key), each));
  }

  boolean has(String name) {
    return left.containsKey(name);
  }

  void nothingElse() {
    if (left.isEmpty()) return;
    throw new RefusedField(
        String.join(", ", new TreeSet<>(left.keySet().stream().map(this::at).toList())),
        "is no field of a plan");
  }

  double decimal(String name, double least, double most) {
    if (!(take(name) instanceof Number number))
      throw new RefusedField(at(name), "must be a number");
    var value = number.doubleValue();
    if (!(value >= least && value <= most)) throw outside(name, number, least, most);
    return value;
  }

  int integer(String name, int least, int most) {
    return integer(name, take(name), least, most);
  }

  private int integer(String name, Object value, int least, int most) {
    if (!(value instanceof Integer number))
      throw new RefusedField(at(name), "must be a whole number");
    if (number < least || number > most) throw outside(name, number, least, most);
    return number;
  }

  private RefusedField outside(String name, Object value, Object least, Object most) {
    return new RefusedField(
        at(name), "is " + value + ", but must lie within " + least + " and " + most);
  }

  boolean flag(String name) {
    if (take(name) instanceof Boolean flag) return flag;
    throw new RefusedField(at(name), "must be true or false");
  }

  Duration duration(String name, Duration least, Duration most) {
    var text = String.valueOf(take(name));
    var matcher = DURATION.matcher(text);
    if (!matcher.matches())
      throw new RefusedField(
          at(name), "must be a time such as 30s, 10m, 4h or 2d, not '" + text + "'");
    var amount = Long.parseLong(matcher.group(1));
    var time =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          case "d" -> Duration.ofDays(amount);
          default -> throw new IllegalStateException(text);
        };
    if (time.compareTo(least) < 0 || time.compareTo(most) > 0)
      throw outside(name, text, text(least), text(most));
    return time;
  }

  private static String text(Duration time) {
    var seconds = time.toSeconds();
    return seconds % 86_400 == 0
        ? seconds / 86_400 + "d"
        : seconds % 3_600 == 0
            ? seconds / 3_600 + "h"
            : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  Fields object(String name) {
    return new Fields(at(name), take(name));
  }

  List<Fields> objects(String name) {
    var objects = new ArrayList<Fields>();
    for (var each : list(name))
      objects.add(new Fields(at(name) + "[" + objects.size() + "]", each));
    return objects;
  }

  List<Integer> integers(String name, int least, int most) {
    return list(name).stream().map(each -> integer(name, each, least, most)).toList();
  }

  private List<?> list(String name) {
    if (!(take(name) instanceof List<?> list) || list.isEmpty() || list.size() > 50)
      throw new RefusedField(at(name), "must be a list of 1 to 50 entries");
    return list;
  }

  private Object take(String name) {
    var value = left.remove(name);
    if (value == null) throw new RefusedField(at(name), "is missing");
    return value;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
