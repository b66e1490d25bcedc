package dev.loupe.it.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a show found: `figures` for people, and `claims`, all of which must hold. A claim that is a
/// `control` says that the check itself can fail.
public record Outcome(Map<String, Object> figures, List<Claim> claims) {
  public Outcome {
    figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    claims = List.copyOf(claims);
  }

  public record Claim(String claim, boolean control, String found, boolean holds) {}

  public boolean well() {
    return !claims.isEmpty() && claims.stream().allMatch(Claim::holds);
  }

  /// Collects what is found while a show plays.
  static final class Notes {
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final java.util.function.Consumer<String> news;

    Notes(java.util.function.Consumer<String> news) {
      this.news = news;
    }

    Notes figure(String name, Object value) {
      figures.put(name, value);
      return this;
    }

    Notes claim(String claim, Object found, boolean holds) {
      return add(new Claim(claim, false, found.toString(), holds));
    }

    /// What must be so for the claims beside it to mean anything.
    Notes control(String claim, Object found, boolean holds) {
      return add(new Claim(claim, true, found.toString(), holds));
    }

    private Notes add(Claim claim) {
      claims.add(claim);
      news.accept((claim.holds() ? "✓ " : "✗ ") + claim.claim() + ": " + claim.found());
      return this;
    }

    Outcome outcome() {
      return new Outcome(figures, claims);
    }
  }
}
