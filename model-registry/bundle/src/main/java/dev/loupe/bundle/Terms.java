package dev.loupe.bundle;

import dev.loupe.bundle.Site.NoPlc;
import dev.loupe.bundle.Site.Says;
import dev.loupe.bundle.Site.Silent;

/// What a verified manifest asks of the site that would run it.
final class Terms {
  private Terms() {}

  static void check(Bundle bundle, Site site) throws Stop {
    var label = bundle.ref().label();
    var own = bundle.manifest().claims().floor();
    var floor = site.trust().floor(bundle.manifest().name());
    if (own < floor)
      throw new Stop(
          Refusal.BELOW_FLOOR, label + " has the number " + own + ", and the floor is " + floor);
    var firmware = bundle.manifest().claims().firmware();
    switch (site.live()) {
      case NoPlc _ -> {}
      case Says(var live) when firmware.allows(live) -> {}
      case Says(var live) ->
          throw new Stop(
              Refusal.FIRMWARE,
              label + " is released for firmware " + firmware + ", and the PLC has '" + live + "'");
      case Silent _ when firmware.isAny() -> {}
      case Silent _ ->
          throw new Stop(
              Refusal.FIRMWARE,
              label
                  + " is released for firmware "
                  + firmware
                  + ", and the PLC does not say which it has");
    }
  }
}
