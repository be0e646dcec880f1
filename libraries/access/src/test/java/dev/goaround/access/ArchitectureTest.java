package dev.goaround.access;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.goaround.access", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_ADAPTERS_KNOW_FRAMEWORKS = noClasses()
            .that()
            .resideInAPackage("dev.goaround.access")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "dev.goaround.contracts..", "dev.goaround.access");
}
