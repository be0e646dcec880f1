package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.goaround.checklist.reading.words.AnnouncementWords.Event;
import dev.goaround.checklist.reading.words.ChecklistStage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotationPassTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Error rates acceptable     | measured error_rate < 1%                   | measured error_rate < 1%
            Error rates acceptable     | manual                                     | manual
            Error rate < 1%            | manual                                     | manual
            Have a coffee              | soak 10m                                   | soak 10m
            Have a coffee              | step traffic 50%                           | step traffic 50%
            Have a coffee              | sign-off role="VP Engineering" other-than-author | sign-off role="VP Engineering" other-than-author
            Have a coffee              | announced event=status                     | announced event=status
            Have a coffee              | reported test_coverage >= 80% within 24h   | reported test_coverage >= 80% within=1d
            Have a coffee              | trigger error_rate > 5% for 5m             | trigger error_rate > 5% for 5m
            Have a coffee              | finding data-corruption                    | finding data-corruption
            Have a coffee              | rollback-step                              | rollback-step
            Notify the team            | manual                                     | manual
            Product owner approval     | manual                                     | manual
            Tests pass (if needed)     | always                                     | reported
            Tests pass                 | if="the moon is full" essential planned=2m | reported if="the moon is full" planned=2m essential
            Error rate < 1%            | environment=staging                        | measured error_rate < 1% environment=staging
            """)
    void anAnnotationOverridesTheWords(String text, String annotation, String read) {
        for (String document : new String[] {
            "- [ ] " + text + " <!-- goaround: " + annotation + " -->\n",
            "- [ ] " + text + "\n  <!-- goaround: " + annotation + " -->\n",
            "```\n[ ] " + text + " <!-- goaround: " + annotation + " -->\n```\n",
            "| x |\n|---|\n| [ ] " + text + " <!-- goaround: " + annotation + " --> |\n",
            "---\ngoaround:\n  \"" + text + "\": '" + annotation + "'\n---\n- [ ] " + text + "\n"
        }) {
            ReadingReport report = Checklists.ofText(document);
            assertThat(report.unread()).as(document).isEmpty();
            assertThat(report.items()).singleElement().satisfies(item -> {
                assertThat(item.text()).isEqualTo(text);
                assertThat(new Annotations(report).of(item)).isEqualTo(read);
            });
        }
    }

    @Test
    void aWrongAnnotationIsRefusedAndTheWordsAreRead() {
        ReadingReport report = Checklists.ofText("- [ ] Error rate < 1% <!-- goaround: mesured error_rate < 2% -->\n");
        assertThat(report.items().get(0).kind()).isEqualTo(BoxKind.MEASURED);
        assertThat(report.unread()).singleElement().satisfies(unread -> {
            assertThat(unread.line()).isEqualTo(1);
            assertThat(unread.text()).isEqualTo("mesured error_rate < 2%");
            assertThat(unread.reason()).contains("\"measured\"");
        });
    }

    @Test
    void aBoxThatIsNoLongerAnAnnouncementAnnouncesNothing() {
        ReadingReport report = Checklists.ofText("- [ ] Notify the team <!-- goaround: manual -->\n");
        assertThat(report.announcements()).isEmpty();
        assertThat(Checklists.ofText("- [ ] Wave <!-- goaround: announced -->\n")
                        .announcements())
                .extracting(AnnouncementReading::event)
                .containsExactly(Event.START);
    }

    @Test
    void linesThatAreNoBoxesTakeAnnotationsToo() {
        ReadingReport report = Checklists.ofText("""
                - [ ] Go

                Tuesdays are good <!-- goaround: window days=TUE from=10:00 to=16:00 zone=Europe/Berlin -->

                Grandma's birthday <!-- goaround: freeze dates=2026-05-01..05-03 -->

                When in a hurry <!-- goaround: path emergency approval="The Boss" review -->

                Ring the bell <!-- goaround: contact role="Bell ringer" contact="#bells" -->

                If cows fly <!-- goaround: trigger cows > 3 --> <!-- goaround: finding flying-cow -->

                Deployment window: Tuesdays <!-- goaround: nothing -->

                Freeze in winter <!-- goaround: settled -->

                Pull the plug <!-- goaround: rollback-step -->

                Look <!-- goaround: measured error_rate < 1% -->
                """);
        assertThat(report.windows())
                .extracting(WindowReading::line, WindowReading::kind)
                .containsExactly(
                        tuple(3, WindowReading.Kind.WINDOW),
                        tuple(5, WindowReading.Kind.FREEZE),
                        tuple(15, WindowReading.Kind.FREEZE));
        assertThat(report.windows().get(1).dates().year()).isEqualTo(2026);
        assertThat(report.paths())
                .containsExactly(new PathReading(7, PathReading.Kind.EMERGENCY, "When in a hurry", "The Boss", true));
        assertThat(report.contacts()).containsExactly(new ContactReading(9, "Bell ringer", "#bells", ""));
        assertThat(report.triggers()).hasSize(2);
        assertThat(report.rollback()).extracting(RollbackProcedureStep::order).containsExactly(1);
        assertThat(report.unread()).singleElement().extracting(UnreadLine::line).isEqualTo(19);
    }

    @Test
    void aHeadingSaysItsPhase() {
        ReadingReport report = Checklists.ofText("""
                # Plan
                ## Alpha <!-- goaround: phase prepare offset=-60m -->
                - [ ] a
                ### Beta
                <!-- goaround: phase deploy environment=staging duration=5m -->
                - [ ] b
                ## Deployment <!-- goaround: no-phase -->
                - [ ] c
                ## Gamma <!-- goaround: soak 5m -->
                - [ ] d
                """);
        assertThat(report.phases())
                .extracting(PhaseReading::title, PhaseReading::stage, PhaseReading::environment, PhaseReading::offset)
                .startsWith(
                        tuple("Alpha", ChecklistStage.PREPARE, null, Duration.ofHours(-1)),
                        tuple("Beta", ChecklistStage.DEPLOY, "staging", null));
        assertThat(report.items()).extracting(ItemReading::phase).containsExactly("Alpha", "Beta", "Beta", "Gamma");
        assertThat(report.unread()).extracting(UnreadLine::line).containsExactly(9, 9);
    }

    @Test
    void theFirstHeadingCannotBeNoPhase() {
        ReadingReport report = Checklists.ofText("# A <!-- goaround: no-phase -->\n- [ ] a\n# B\n- [ ] b\n");
        assertThat(report.items()).extracting(ItemReading::phase).containsExactly("A", "B");
    }

    @Test
    void theFrontMatterSpeaksForTheWholeDocument() {
        ReadingReport report = Checklists.ofText("""
                ---
                title: Shop
                goaround:
                  document:
                    - window days=MON zone=UTC
                    - freeze dates=12-20..01-02
                    - soak 5m
                  "Look around": [measured error_rate < 1%, essential]
                  "Nobody says this": manual
                ---
                - [ ] Look around

                Deployment window: Tuesday 10-16 UTC
                """);
        assertThat(report.title()).isEqualTo("Shop");
        assertThat(report.windows()).extracting(WindowReading::line).containsExactly(3, 3);
        assertThat(report.items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(BoxKind.MEASURED);
            assertThat(item.essential()).isTrue();
        });
        assertThat(report.unread()).extracting(UnreadLine::text).containsExactly("soak 5m", "manual");
    }

    @Test
    void anItemNamesWhatItEnds() {
        ReadingReport report = Checklists.ofText("""
                - [ ] Light the candle
                - [ ] Blow it out <!-- goaround: ends="light the" -->
                - [ ] Leave <!-- goaround: ends=nothing-like-this -->
                """);
        assertThat(report.items()).extracting(ItemReading::ends).containsExactly(null, 1, null);
        assertThat(report.unread()).extracting(UnreadLine::line).containsExactly(3);
    }
}
