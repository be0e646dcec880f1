package dev.goaround.verdicts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.goaround.verdicts", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DEPENDS_ON_CONTRACTS_AND_THE_PLATFORM_ONLY = classes()
            .that()
            .resideOutsideOfPackages("dev.goaround.verdicts.comparison", "dev.goaround.verdicts.combined")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.goaround.verdicts..", "dev.goaround.contracts..", "java..");

    /** The statistics come from a library; everything else asks this package. */
    @ArchTest
    static final ArchRule COMPARISON_DEPENDS_ON_STATISTICS_TOO = classes()
            .that()
            .resideInAPackage("dev.goaround.verdicts.comparison")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.goaround.verdicts.comparison",
                    "dev.goaround.contracts..",
                    "org.apache.commons.statistics..",
                    "org.apache.commons.numbers.combinatorics",
                    "java..");

    /** The expression language stays behind one door. */
    @ArchTest
    static final ArchRule COMBINATIONS_DEPEND_ON_CEL_TOO = classes()
            .that()
            .resideInAPackage("dev.goaround.verdicts.combined")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.goaround.verdicts.combined",
                    "dev.goaround.contracts..",
                    "dev.cel..",
                    "com.google.common..",
                    "java..");

    @ArchTest
    static final ArchRule KNOWS_NO_CLOCK = com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.time.InstantSource.class)
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
