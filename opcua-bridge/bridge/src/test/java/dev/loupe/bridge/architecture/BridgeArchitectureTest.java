package dev.loupe.bridge.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.loupe.bridge", importOptions = ImportOption.DoNotIncludeTests.class)
class BridgeArchitectureTest {
  @ArchTest
  static final ArchRule handshakeIsPure =
      classes()
          .that()
          .resideInAPackage("..bridge.handshake")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util",
              "java.time",
              "org.jspecify..",
              "dev.loupe.schema..",
              "dev.loupe.bridge.handshake");

  @ArchTest
  static final ArchRule theTagMapKnowsNoOpcUaStack =
      noClasses()
          .that()
          .resideInAnyPackage("..bridge.tag", "..bridge.handshake")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.milo..", "dev.loupe.bridge.session");

  @ArchTest
  static final ArchRule onlyTheSessionShowsNothingOfMilo =
      noClasses()
          .that()
          .resideOutsideOfPackage("..bridge.session")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.milo..");
}
