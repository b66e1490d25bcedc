package dev.loupe.simulator;

import java.nio.file.Path;
import java.util.OptionalDouble;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `NAME:PORT:CAMERA_DIR`, or `NAME:PORT:CAMERA_DIR:PACE` with a pace of its own.
record StationOption(String name, int port, Path camera, OptionalDouble pace) {
  static final class Converter implements ITypeConverter<StationOption> {
    @Override
    public StationOption convert(String text) {
      var fields = text.split(":");
      try {
        if (fields.length < 3 || fields.length > 4 || fields[0].isBlank())
          throw new NumberFormatException();
        int port = Integer.parseInt(fields[1]);
        var pace =
            fields.length == 4
                ? OptionalDouble.of(Double.parseDouble(fields[3]))
                : OptionalDouble.empty();
        if (port < 1 || port > 65_535) throw new NumberFormatException();
        return new StationOption(fields[0], port, Path.of(fields[2]), pace);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is not NAME:PORT:CAMERA_DIR[:PACE]");
      }
    }
  }
}
