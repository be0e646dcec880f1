package dev.goaround.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.goaround.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** The terminal's edge is the package of the commands; HTTP and JSON stay in adapters. */
    @ArchTest
    static final ArchRule onlyCommandsAndAdaptersImportFrameworks = classes()
            .that()
            .resideOutsideOfPackages("..adapter..", "dev.goaround.cli")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.goaround..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.goaround.cli.(*)..").should().beFreeOfCycles();
}
