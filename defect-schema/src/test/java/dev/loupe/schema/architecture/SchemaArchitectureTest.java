package dev.loupe.schema.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.loupe.schema", importOptions = ImportOption.DoNotIncludeTests.class)
class SchemaArchitectureTest {
  @ArchTest
  static final ArchRule noFramework =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "dev.loupe.schema..", "org.jspecify..", "com.fasterxml.jackson.core..");

  @ArchTest
  static final ArchRule jacksonInTheWireOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("..wire..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule theWireShowsNoJackson =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat(resideInAPackage("..wire..").and(modifier(PUBLIC)))
          .should()
          .notHaveRawReturnType(resideInAPackage("com.fasterxml.."))
          .andShould()
          .notHaveRawParameterTypes(anyElementThat(resideInAPackage("com.fasterxml..")));
}
