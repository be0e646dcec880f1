package dev.goaround.verdicts.reference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.goaround.verdicts.reference", importOptions = ImportOption.OnlyIncludeTests.class)
class ReferenceIsIndependentTest {

    /** What both had in common would be wrong in both, and agree. */
    @ArchTest
    static final ArchRule SHARES_NO_SEMANTICS_WITH_THE_ENGINE = classes()
            .that()
            .haveNameMatching(
                    ".*\\.(ReferenceEvaluator|RuleEvaluation|SoakEvaluation|Sources|SignalOverWindow|Standing|VersionBefore|SideBySide)(\\$.*)?")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.goaround.verdicts.reference",
                    "dev.goaround.verdicts.combined",
                    "dev.goaround.verdicts.comparison",
                    "dev.goaround.contracts..",
                    "java..");
}
