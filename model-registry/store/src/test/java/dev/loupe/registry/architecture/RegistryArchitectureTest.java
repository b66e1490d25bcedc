package dev.loupe.registry.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.loupe.registry",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RegistryArchitectureTest {
  @ArchTest
  static final ArchRule theRegistrysWordsKnowNoStore =
      classes()
          .that()
          .resideInAPackage("dev.loupe.registry")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.time..",
              "java.util..",
              "dev.loupe.registry",
              "dev.loupe.bundle..",
              "dev.loupe.schema..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule mlflowIsSpokenToByTheJdkAlone =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "java.sql..");
}
