package dev.goaround.checklist.reading;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.goaround.checklist.reading", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyPlainJavaAndTwoLibraries = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "dev.goaround.checklist.reading..", "org.commonmark..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule onlyTheOutlineKnowsMarkdown = noClasses()
            .that()
            .resideOutsideOfPackage("..reading.outline")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.commonmark..");

    @ArchTest
    static final ArchRule wordsKnowNoDocuments = classes()
            .that()
            .resideInAPackage("..reading.words")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "..reading.words", "..reading.languages");

    @ArchTest
    static final ArchRule languagesKnowNoReaders = classes()
            .that()
            .resideInAPackage("..reading.languages")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "..reading.languages");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.goaround.checklist.(**)").should().beFreeOfCycles();
}
