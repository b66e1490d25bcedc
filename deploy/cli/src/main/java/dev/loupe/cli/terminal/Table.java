package dev.loupe.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Columns under their headings, as wide as they need.
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /// Two columns without headings.
  public static Table ofFacts() {
    var table = new Table();
    table.rows.clear();
    return table;
  }

  public Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(Table::text).toList());
    return this;
  }

  private static String text(Object cell) {
    return cell.toString().replaceAll("[\\p{Cntrl}]", " ");
  }

  public boolean isEmpty() {
    return rows.size() < 2;
  }

  @Override
  public String toString() {
    var widths = new ArrayList<Integer>();
    for (var row : rows)
      for (var i = 0; i < row.size(); i++)
        if (i == widths.size()) widths.add(width(row.get(i)));
        else widths.set(i, Math.max(widths.get(i), width(row.get(i))));
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (var i = 0; i < row.size(); i++)
        line.append(row.get(i)).repeat(" ", widths.get(i) - width(row.get(i)) + 2);
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
