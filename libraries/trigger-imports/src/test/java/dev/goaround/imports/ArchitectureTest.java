package dev.goaround.imports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.goaround.imports", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** YAML and JSON stay in adapters; the rest knows contracts, and the reader of definitions that has the last word. */
    @ArchTest
    static final ArchRule onlyAdaptersImportFrameworks = classes()
            .that()
            .resideOutsideOfPackage("..adapter..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.goaround.imports..",
                    "dev.goaround.contracts..",
                    "dev.goaround.checklist.definition");
}
