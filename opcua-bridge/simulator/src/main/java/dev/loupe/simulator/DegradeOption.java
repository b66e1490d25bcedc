package dev.loupe.simulator;

import dev.loupe.simulator.line.Degrade;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `STATION:shift2|erode|dim:PART`.
record DegradeOption(String station, Degrade how, long from) {
  static final class Converter implements ITypeConverter<DegradeOption> {
    @Override
    public DegradeOption convert(String text) {
      var fields = text.split(":");
      var how = fields.length == 3 ? Degrade.ofWireName(fields[1]) : Optional.<Degrade>empty();
      if (how.isEmpty() || fields[0].isBlank() || !fields[2].matches("[1-9]\\d{0,8}"))
        throw new TypeConversionException(
            "'" + text + "' is not STATION:shift2|erode|dim:PART, as aoi-1:dim:600");
      return new DegradeOption(fields[0], how.get(), Long.parseLong(fields[2]));
    }
  }
}
