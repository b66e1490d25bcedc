package dev.loupe.simulator;

import dev.loupe.simulator.line.Course;
import dev.loupe.simulator.line.Products;
import dev.loupe.simulator.line.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Each station's course, out of what was asked for. `IOException`, in one sentence, where that
/// names what is not there.
final class Courses {
  /// `products` as written.
  record Asked(int lot, long golden, List<String> products, List<DegradeOption> degrade) {}

  private Courses() {}

  static Map<String, Course> of(Asked asked, Source source, List<StationOption> stations)
      throws IOException {
    if (asked.lot < 1 || asked.golden < 0)
      throw new IOException("--lot takes 1 or more parts, --golden 0 (none) or more");
    var plain =
        new Course(asked.lot, asked.golden, products(asked.products, source), Optional.empty(), 1);
    var courses = new LinkedHashMap<String, Course>();
    for (var station : stations) courses.put(station.name(), plain);
    for (var each : asked.degrade)
      if (courses.computeIfPresent(
              each.station(), (_, course) -> course.degradedFrom(each.how(), each.from()))
          == null)
        throw new IOException(
            "--degrade names no station of this line: "
                + each.station()
                + "; there are "
                + String.join(", ", courses.keySet()));
    return courses;
  }

  private static List<Products> products(List<String> written, Source source) throws IOException {
    var products = new ArrayList<Products>();
    for (var text : written) {
      var parsed =
          Products.parse(text)
              .orElseThrow(() ->
                  new IOException(
                      "--products takes PART:RECIPE=WEIGHT,..., as 600:controller=70,sensor=30;"
                          + " not "
                          + text));
      if (!parsed.unknown(source.recipes()).isEmpty())
        throw new IOException(
            "--products names "
                + String.join(", ", parsed.unknown(source.recipes()))
                + "; this line makes "
                + String.join(", ", source.recipes()));
      products.add(parsed);
    }
    products.sort(Comparator.comparingLong(Products::from));
    return products;
  }
}
