package dev.goaround.checklist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.goaround.checklist", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyAdaptersKnowFrameworks = noClasses()
            .that()
            .resideOutsideOfPackage("..adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "jakarta..",
                    "org.eclipse.microprofile..",
                    "io.smallrye..",
                    "io.vertx..",
                    "org.hibernate..",
                    "org.apache.kafka..",
                    "io.micrometer..",
                    "org.jboss..",
                    "dev.goaround.messaging..",
                    "dev.goaround.access.adapter..",
                    "dev.goaround.egress..");

    @ArchTest
    static final ArchRule theCoreDoesNotKnowItsAdapters = noClasses()
            .that()
            .resideOutsideOfPackage("..adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.goaround.checklist..adapter..");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("dev.goaround.checklist.(*)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeIsAClocks = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
