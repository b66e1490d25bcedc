package dev.loupe.control.live.adapter;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/// Says in the OpenAPI document what the records say in Java: every component is always there, and
/// may be null only where it is `@Nullable`. So the console's types are exact.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class RequiredUnlessNullable implements OASFilter {
  private static final String NULLABLE = Nullable.class.getName();

  private final IndexView index;

  public RequiredUnlessNullable(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    var components = api.getComponents();
    if (components == null || components.getSchemas() == null) return;
    components.getSchemas().forEach(this::complete);
  }

  private void complete(String name, Schema schema) {
    var properties = schema.getProperties();
    if (properties == null) return;
    schema.setRequired(new ArrayList<>(properties.keySet()));
    index.getKnownClasses().stream()
        .filter(it -> it.isRecord() && it.simpleName().equals(name))
        .filter(it -> it.name().toString().startsWith("dev.loupe."))
        .filter(it -> hasJust(it, properties.keySet())) // two features may have one word
        .findFirst()
        .ifPresent(it -> allowNulls(it, schema));
  }

  private static boolean hasJust(ClassInfo type, Set<String> names) {
    return type.recordComponents().stream()
        .map(RecordComponentInfo::name)
        .collect(Collectors.toSet())
        .equals(names);
  }

  private static void allowNulls(ClassInfo type, Schema schema) {
    for (var component : type.recordComponents()) {
      var property = schema.getProperties().get(component.name());
      if (property != null
          && component.type().annotations().stream().anyMatch(RequiredUnlessNullable::nullable))
        schema.addProperty(component.name(), orNull(property));
    }
  }

  private static boolean nullable(org.jboss.jandex.AnnotationInstance it) {
    return it.name().toString().equals(NULLABLE);
  }

  private static Schema orNull(Schema schema) {
    if (schema.getRef() == null && schema.getType() != null)
      return schema.addType(Schema.SchemaType.NULL);
    var nothing = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
    return OASFactory.createSchema().anyOf(List.of(schema, nothing));
  }
}
