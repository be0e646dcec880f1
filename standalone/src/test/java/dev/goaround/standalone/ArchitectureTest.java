package dev.goaround.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.goaround.standalone", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Kafka and archives stay in adapters. */
    @ArchTest
    static final ArchRule onlyAdaptersImportFrameworks = classes()
            .that()
            .resideOutsideOfPackage("..adapter..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.goaround..");

    @ArchTest
    static final ArchRule supervisionKnowsNoOperatingSystem = noClasses()
            .that()
            .resideInAPackage("dev.goaround.standalone.supervise")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Process")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("..adapter..");

    /** It runs inside the services, with only its own jar of the launcher's beside theirs. */
    @ArchTest
    static final ArchRule theParentWatchStandsAlone = classes()
            .that()
            .resideInAPackage("dev.goaround.standalone.parentwatch")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.goaround.standalone.parentwatch");
}
