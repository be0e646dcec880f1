package dev.goaround.probe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.goaround.probe", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_ADAPTERS_KNOW_FRAMEWORKS = classes()
            .that()
            .resideOutsideOfPackage("..adapter..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.goaround.contracts..",
                    "dev.goaround.egress",
                    "dev.goaround.exposition",
                    "dev.goaround.probe..",
                    "com.fasterxml.jackson..",
                    "com.google.re2j..",
                    "io.smallrye.mutiny..");

    @ArchTest
    static final ArchRule READING_COUNTING_AND_TICKING_ARE_PLAIN = noClasses()
            .that()
            .resideInAnyPackage("..counting", "..ticking")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.smallrye..", "dev.goaround.egress..", "..adapter..");

    @ArchTest
    static final ArchRule THE_CORE_DOES_NOT_KNOW_ADAPTERS = noClasses()
            .that()
            .resideOutsideOfPackage("..adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..adapter..");

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CIRCLE =
            slices().matching("dev.goaround.probe.(*)..").should().beFreeOfCycles();
}
