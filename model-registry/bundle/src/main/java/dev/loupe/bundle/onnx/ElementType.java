package dev.loupe.bundle.onnx;

/// The element types that Loupe's families use, by their number in ONNX's TensorProto.DataType.
public enum ElementType {
  FLOAT(1, "float"),
  UINT8(2, "uint8"),
  OTHER(-1, "of another type");

  private final int number;
  private final String word;

  ElementType(int number, String word) {
    this.number = number;
    this.word = word;
  }

  int number() {
    return number;
  }

  String word() {
    return word;
  }

  static ElementType ofNumber(long number) {
    for (var type : values()) if (type.number == number) return type;
    return OTHER;
  }
}
