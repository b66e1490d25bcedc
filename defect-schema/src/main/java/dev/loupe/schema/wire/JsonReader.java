package dev.loupe.schema.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads one JSON message token by token, each token within its limits, and refuses with the path
/// of what it refuses. Each reading method expects the parser on the value and leaves it there.
public final class JsonReader implements AutoCloseable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxStringLength(4_096)
                  .maxNameLength(256)
                  .maxNumberLength(32)
                  .maxDocumentLength(1 << 20)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final JsonParser parser;
  private final byte[] bytes;
  private final int start;

  private JsonReader(byte[] bytes, int start, int length) throws IOException {
    this.bytes = bytes;
    this.start = start;
    parser = FACTORY.createParser(bytes, start, length);
  }

  /// Decodes a whole message with `read`; whatever is wrong with the bytes comes back as `Refused`.
  public static <T> Decoded<T> decode(byte[] bytes, Function<JsonReader, T> read) {
    return decode(bytes, 0, bytes.length, read);
  }

  public static <T> Decoded<T> decode(
      byte[] bytes, int start, int length, Function<JsonReader, T> read) {
    try (var in = new JsonReader(bytes, start, length)) {
      in.next();
      var value = read.apply(in);
      if (in.next() != null) throw in.refuse("more follows after its end");
      return new Decoded.Value<>(value);
    } catch (RefusedJson refused) {
      return new Decoded.Refused<>(refused.path(), refused.why());
    } catch (IOException e) {
      throw new AssertionError("bytes in memory", e);
    }
  }

  @Nullable JsonToken next() {
    try {
      return parser.nextToken();
    } catch (JsonParseException | StreamConstraintsException e) {
      throw refuse(e.getOriginalMessage());
    } catch (IOException e) { // malformed UTF-8
      throw refuse("not readable: " + e.getMessage());
    }
  }

  public RefusedJson refuse(String why) {
    return new RefusedJson(parser.getParsingContext().pathAsPointer().toString(), why);
  }

  /// The next field's name with the parser on its value, or null at the object's end.
  public @Nullable String nextField() {
    if (next() == JsonToken.END_OBJECT) return null;
    var name = fieldName();
    next();
    return name;
  }

  private String fieldName() {
    try {
      return parser.currentName();
    } catch (IOException e) {
      throw refuse("not readable: " + e.getMessage());
    }
  }

  public void beginObject() {
    expect(JsonToken.START_OBJECT, "an object");
  }

  private void expect(JsonToken token, String expected) {
    if (parser.currentToken() != token) throw refuse("expected " + expected + ", found " + found());
  }

  private String found() {
    var token = parser.currentToken();
    return token == null
        ? "nothing"
        : token.asString() == null ? token.name() : "'" + token.asString() + "'";
  }

  public boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  public <T> @Nullable T nullable(Supplier<T> read) {
    return isNull() ? null : read.get();
  }

  public <T> T required(@Nullable T value, String name) {
    if (value == null) throw refuse("'" + name + "' is missing");
    return value;
  }

  public String text(int longest) {
    expect(JsonToken.VALUE_STRING, "a text");
    try {
      var text = parser.getText();
      if (text.length() > longest) throw refuse("longer than " + longest + " characters");
      if (text.indexOf(0) >= 0) throw refuse("holds a NUL character");
      return text;
    } catch (StreamConstraintsException e) {
      throw refuse(e.getOriginalMessage());
    } catch (IOException e) {
      throw refuse("not readable: " + e.getMessage());
    }
  }

  /// A text of base64, decoded as it is read: it may be longer than other texts.
  public byte[] base64(int most) {
    expect(JsonToken.VALUE_STRING, "a text of base64");
    var bytes = new BoundedBytes(most);
    try {
      parser.readBinaryValue(bytes);
      return bytes.toByteArray();
    } catch (JsonParseException e) {
      throw refuse("not base64");
    } catch (UncheckedIOException e) {
      throw refuse("longer than " + most + " bytes");
    } catch (IOException e) {
      throw refuse("not readable: " + e.getMessage());
    }
  }

  private static final class BoundedBytes extends ByteArrayOutputStream {
    private final int most;

    BoundedBytes(int most) {
      this.most = most;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      if (count + length > most) throw new UncheckedIOException(new IOException("too long"));
      super.write(bytes, from, length);
    }
  }

  public boolean bool() {
    if (parser.currentToken() != JsonToken.VALUE_FALSE)
      expect(JsonToken.VALUE_TRUE, "true or false");
    return parser.currentToken() == JsonToken.VALUE_TRUE;
  }

  public long integer(long least, long most) {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
    try {
      var value = parser.getLongValue();
      if (value < least || value > most)
        throw refuse(value + " is not within " + least + " to " + most);
      return value;
    } catch (IOException e) { // beyond 64 bits
      throw refuse("not within " + least + " to " + most);
    }
  }

  /// Finite by JSON's own grammar; NaN and Infinity are no JSON numbers.
  public double decimal(double least, double most) {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT)
      expect(JsonToken.VALUE_NUMBER_FLOAT, "a number");
    try {
      var value = parser.getDoubleValue();
      if (!(value >= least && value <= most))
        throw refuse(value + " is not within " + least + " to " + most);
      return value;
    } catch (IOException e) {
      throw refuse("not a number that can be held");
    }
  }

  public <T> List<T> list(int longest, Supplier<T> read) {
    expect(JsonToken.START_ARRAY, "an array");
    var items = new ArrayList<T>();
    while (next() != JsonToken.END_ARRAY) {
      if (items.size() == longest) throw refuse("more than " + longest + " items");
      items.add(read.get());
    }
    return items;
  }

  public Instant instant() {
    var text = text(40);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw refuse("not a time of ISO 8601: '" + text + "'");
    }
  }

  public UUID uuid() {
    var text = text(36);
    if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
      throw refuse("not a UUID: '" + text + "'");
    return UUID.fromString(text);
  }

  public String sha256() {
    var text = text(64);
    if (!text.matches("[0-9a-f]{64}")) throw refuse("not 64 hex digits of a SHA-256");
    return text;
  }

  /// Passes over the value, whatever it is.
  public void skip() {
    try {
      parser.skipChildren();
    } catch (JsonParseException | StreamConstraintsException e) {
      throw refuse(e.getOriginalMessage());
    } catch (IOException e) {
      throw refuse("not readable: " + e.getMessage());
    }
  }

  /// The exact bytes of the value, passed over.
  public byte[] slice() {
    var from = start + (int) parser.currentTokenLocation().getByteOffset();
    skip();
    var to = start + (int) parser.currentLocation().getByteOffset();
    return Arrays.copyOfRange(bytes, from, to);
  }

  /// Runs a constructor that checks its arguments; what it refuses is refused at this path.
  public <T> T checked(Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw refuse(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
