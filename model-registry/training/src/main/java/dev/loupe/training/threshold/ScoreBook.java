package dev.loupe.training.threshold;

import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.JsonReader;
import dev.loupe.schema.wire.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the parent saw on each board, a line each in the job's folder, so that a job started again
/// looks at none twice. `basis` names dataset and parent: a book of others is begun anew.
public final class ScoreBook {
  static final String NAME = "scores.jsonl";
  private static final int MOST_FOLDS = 1_000;

  private final Path file;

  private ScoreBook(Path file) {
    this.file = file;
  }

  /// A last line that a kill cut short is dropped.
  public static ScoreBook open(Path folder, String basis) throws IOException {
    var file = folder.resolve(NAME);
    var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
    var kept = new ArrayList<String>();
    if (!lines.isEmpty() && lines.getFirst().equals(basis)) {
      for (var line : lines.subList(1, lines.size())) if (board(line) != null) kept.add(line);
    }
    kept.addFirst(basis);
    var beside = folder.resolve(NAME + ".new");
    Files.writeString(beside, String.join("\n", kept) + "\n");
    Files.move(
        beside,
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return new ScoreBook(file);
  }

  public void add(Board board) throws IOException {
    var line =
        JsonWriter.encode(out -> {
          out.text("label", board.label()).integer("fold", board.fold());
          out.bool("defective", board.defective());
          out.object("real", fields -> write(fields, board.real()));
          out.object("other", fields -> write(fields, board.other()));
        });
    Files.writeString(
        file, new String(line, StandardCharsets.UTF_8) + "\n", StandardOpenOption.APPEND);
  }

  private static void write(JsonWriter out, Map<DefectClass, Double> scores) {
    scores.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(score -> out.decimal(score.getKey().wireName(), score.getValue()));
  }

  public Map<UUID, Board> boards() throws IOException {
    var boards = new LinkedHashMap<UUID, Board>();
    for (var line : Files.readAllLines(file)) {
      var board = board(line);
      if (board != null) boards.put(board.label(), board);
    }
    return boards;
  }

  private static @Nullable Board board(String line) {
    return switch (JsonReader.decode(line.getBytes(StandardCharsets.UTF_8), ScoreBook::read)) {
      case Decoded.Value<Board>(var board) -> board;
      case Decoded.Refused<Board> _ -> null;
    };
  }

  private static Board read(JsonReader in) {
    in.beginObject();
    UUID label = null;
    Long fold = null;
    Boolean defective = null;
    Map<DefectClass, Double> real = null;
    Map<DefectClass, Double> other = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "label" -> label = in.uuid();
        case "fold" -> fold = in.integer(0, MOST_FOLDS);
        case "defective" -> defective = in.bool();
        case "real" -> real = scores(in);
        case "other" -> other = scores(in);
        default -> in.skip();
      }
    }
    return new Board(
        in.required(label, "label"),
        in.required(fold, "fold").intValue(),
        in.required(defective, "defective"),
        in.required(real, "real"),
        in.required(other, "other"));
  }

  private static Map<DefectClass, Double> scores(JsonReader in) {
    in.beginObject();
    var scores = new EnumMap<DefectClass, Double>(DefectClass.class);
    for (String name; (name = in.nextField()) != null; ) {
      var kind = DefectClass.ofWireName(name);
      if (kind.isEmpty()) throw in.refuse("unknown class");
      scores.put(kind.get(), in.decimal(0, 1));
    }
    return scores;
  }
}
