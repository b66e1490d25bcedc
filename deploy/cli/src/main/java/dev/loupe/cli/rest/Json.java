package dev.loupe.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/// How an answer's fields are shown to people. A field that is not there shows as `-`.
public final class Json {
  private Json() {}

  /// `path` as in `terms.candidate`.
  public static String text(JsonNode node, String path) {
    var at = node.at("/" + path.replace('.', '/'));
    return at.isMissingNode() || at.isNull() ? "-" : at.asText();
  }

  public static List<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  public static String share(JsonNode node) {
    return node.isNumber() ? short4(node.asDouble() * 100) + " %" : "-";
  }

  public static String number(JsonNode node) {
    if (!node.isNumber()) return "-";
    return node.isIntegralNumber() ? node.asText() : short4(node.asDouble());
  }

  /// Four digits.
  private static String short4(double value) {
    if (!Double.isFinite(value)) return value + "";
    var size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e6)) return "%.3e".formatted(value);
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  /// `name:version@first12hex`, of an answer's model.
  public static String label(JsonNode model) {
    if (model.isTextual()) return model.asText();
    var digest = text(model, "digest");
    var first = digest.length() > 12 ? digest.substring(0, 12) : digest;
    return text(model, "name") + ":" + text(model, "version") + "@" + first;
  }

  /// A time as its second.
  public static String time(JsonNode node) {
    return node.isTextual() ? node.asText().replaceFirst("\\.[0-9]+Z$", "Z") : "-";
  }

  public static String age(JsonNode node, Instant now) {
    if (!node.isTextual()) return "-";
    return span(Duration.between(Instant.parse(node.asText()), now));
  }

  public static String span(Duration span) {
    var seconds = Math.max(0, span.toSeconds());
    if (seconds < 120) return seconds + " s";
    if (seconds < 7_200) return seconds / 60 + " min";
    return String.format(Locale.ROOT, "%d h", seconds / 3_600);
  }
}
