package dev.loupe.simulator.line;

import java.util.List;
import java.util.Optional;

/// What a line's parts are like along its way, counted from 1: `lot` parts make a lot, each
/// `golden`th part is a golden one (0: none), `products` say which recipes come from where on
/// (before the first: all alike), and from part `since` on the camera is degraded.
public record Course(
    int lot, long golden, List<Products> products, Optional<Degrade> degrade, long since) {
  public static final Course PLAIN = new Course(50, 0, List.of(), Optional.empty(), 1);

  public Course {
    products = List.copyOf(products);
    if (lot < 1 || golden < 0 || since < 1)
      throw new IllegalArgumentException("lot " + lot + ", golden " + golden + ", since " + since);
  }

  public Course degradedFrom(Degrade how, long part) {
    return new Course(lot, golden, products, Optional.of(how), part);
  }

  boolean isGolden(long part) {
    return golden > 0 && part % golden == 0;
  }

  Optional<Degrade> degrade(long part) {
    return part < since ? Optional.empty() : degrade;
  }

  /// What is made in the lot that begins with `part`.
  Optional<Products> products(long part) {
    return products.stream().filter(each -> each.from() <= part).reduce((_, later) -> later);
  }
}
