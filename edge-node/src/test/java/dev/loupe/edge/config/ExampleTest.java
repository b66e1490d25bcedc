package dev.loupe.edge.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Code, list and example name the same keys with the same defaults.
final class ExampleTest {
  private static final Path EXAMPLE = Path.of("edge.example.yaml");

  private record Key(String name, Optional<String> preset, boolean optional, boolean open) {}

  private static List<Key> mapped() {
    var keys = new ArrayList<Key>();
    for (var each : new ClassFileImporter().importPackages("dev.loupe.edge")) {
      if (!each.isAnnotatedWith(ConfigMapping.class)) continue;
      var type = each.reflect();
      collect(type.getAnnotation(ConfigMapping.class).prefix(), type, keys);
    }
    return keys;
  }

  private static void collect(String prefix, Class<?> type, List<Key> into) {
    for (var method : type.getDeclaredMethods()) {
      if (method.isSynthetic()) continue;
      var name = prefix + "." + kebab(method.getName());
      if (method.isAnnotationPresent(WithParentName.class)) into.add(open(prefix));
      else if (Map.class.isAssignableFrom(method.getReturnType())) into.add(open(name));
      else if (method.getReturnType().getEnclosingClass() == type
          && method.getReturnType().isInterface()) collect(name, method.getReturnType(), into);
      else into.add(key(name, method));
    }
  }

  private static Key open(String name) {
    return new Key(name, Optional.empty(), true, true);
  }

  private static Key key(String name, Method method) {
    var preset =
        Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
    return new Key(name, preset, method.getReturnType() == Optional.class, false);
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  @Test
  void theListOfKeysIsThatOfTheMappings() {
    var required = new TreeSet<String>();
    var optional = new TreeSet<String>();
    var open = new TreeSet<String>();
    for (var key : mapped())
      (key.open ? open : key.optional || key.preset.isPresent() ? optional : required)
          .add(key.name);
    assertThat(new TreeSet<>(Keys.REQUIRED)).isEqualTo(required);
    assertThat(new TreeSet<>(Keys.OPTIONAL)).isEqualTo(optional);
    assertThat(new TreeSet<>(Keys.OPEN)).isEqualTo(open);
  }

  @Test
  void theExampleShowsEveryKeyWithItsDefault(@TempDir Path directory) throws Exception {
    var shown = ConfigFile.read(EXAMPLE).values();
    var all = new TreeMap<>(ConfigFile.read(uncommented(directory)).values());
    all.keySet().removeIf(it -> !it.startsWith("loupe."));
    var expected = new TreeSet<String>();
    for (var key : mapped()) {
      expected.add(key.name);
      if (!key.open) assertThat(shown.containsKey(key.name)).as(key.name).isEqualTo(!key.optional);
      key.preset.ifPresent(it -> assertThat(shown).as(key.name).containsEntry(key.name, it));
    }
    assertThat(all.keySet()).isEqualTo(expected);
  }

  /// The example with every `# key: value` line switched on.
  private static Path uncommented(Path directory) throws Exception {
    var line = Pattern.compile("(?m)^( *)# ([a-z-]+: \\S+)$");
    var text = line.matcher(Files.readString(EXAMPLE)).replaceAll("$1$2");
    return Files.writeString(directory.resolve("all.yaml"), text);
  }
}
