package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.annotation.ClauseText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What headings, introducing lines, tiers, columns and prose say about the limits beside them. */
class CriteriaInContextTest {

    @Test
    void tiersOfOneSectionHaveTheirOwnActions() {
        ReadingReport report = Checklists.ofText("""
                ## When to roll back
                **Immediate rollback**
                - Error rate > 20%

                **Consider rolling back**
                - Error rate > 10%

                **Investigate**
                - Error rate > 3%

                **Do not roll back**
                - Error rate < 0.5%
                - Typos

                ### Fix forward
                - p95 > 3s
                """);
        assertThat(triggers(report)).containsExactly("3 error_rate > 20%", "6 error_rate > 10% mode=ask");
        assertThat(report.unread()).extracting(UnreadLine::line).contains(9, 12, 16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error rate > 1% (5% in the first minutes)",
                "Memory above 90% and no garbage collection helps",
                "Error rate > 5%, except on the old pages",
                "p50 above 300ms for five checks running",
                "Error rate above 2% twice a night",
                "CPU > 95% -> Ana looks at it"
            })
    void aCriterionThatSaysMoreThanItsLimitAsks(String criterion) {
        ReadingReport report = Checklists.ofText("## Rollback criteria\n- " + criterion);
        assertThat(triggers(report)).singleElement().asString().endsWith(" mode=ask");
        assertThat(report.unread()).extracting(UnreadLine::line).contains(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error rate > 5% and it stays there for 5 minutes",
                "Error rate > 5% for 5 minutes, and roll back",
                "Error rate > 5% for 5 minutes and does not recover"
            })
    void whatSaysAgainThatItLastsDoesNotAsk(String criterion) {
        assertThat(triggers(Checklists.ofText("## Rollback criteria\n- " + criterion)))
                .containsExactly("2 error_rate > 5% for 5m");
    }

    @Test
    void urgencyInAHeadingOverCriteriaIsNoProcedure() {
        assertThat(triggers(Checklists.ofText("""
                ## Rollback immediately
                - a doubled invoice
                - error rate >= 5% for 3 min
                - a customer sees another one's file

                ## Consider rollback
                - p95 > 2 s for 15 min
                """)))
                .containsExactly(
                        "2 finding doubled-invoice",
                        "3 error_rate >= 5% for 3m",
                        "4 finding customer-sees-another-one-s-file",
                        "7 latency_p95 > 2s for 15m mode=ask");
    }

    @Test
    void whatStopsAndGoesBackRollsBackByItself() {
        assertThat(triggers(Checklists.ofText("""
                ## Rollback criteria
                We stop the rollout and restore 2.8 on the servers if:
                - error rate > 2%

                Go straight back, you don't need anybody's permission, if you see
                - success rate < 97%

                After that going back loses postings. Only the owners may order it. They consider it when
                - p99 > 8 s
                """)))
                .containsExactly("3 error_rate > 2%", "6 success_rate < 97%", "9 latency_p99 > 8s mode=ask");
    }

    @Test
    void inATableThatMovesTrafficTheTimeIsTheStages() {
        ReadingReport report = Checklists.ofText("""
                ## Rollout
                | Ring | Traffic | Duration | Rollback trigger |
                |---|---|---|---|
                | Inner | 5% | 4 h | Error rate > 1% |
                """);
        assertThat(report.items()).extracting(ItemReading::kind).containsExactly(BoxKind.STEP, BoxKind.SOAK);
        assertThat(report.triggers()).isEmpty();
        assertThat(report.unread()).extracting(UnreadLine::line).contains(4);
    }

    @Test
    void aTimeOverAListHoldsForEachLineThatHasNone() {
        ReadingReport report = Checklists.ofText("""
                ## Rollback triggers
                Roll back when any of the following is true for 5 minutes:
                - Error rate > 5%
                - p95 > 2s for 1 minute

                Roll back if one of these holds for 3 consecutive checks:
                - CPU > 95%

                Roll back within the first hour if:
                - Memory > 95%
                """);
        assertThat(triggers(report))
                .containsExactly(
                        "3 error_rate > 5% for 5m",
                        "4 latency_p95 > 2s for 1m", "7 cpu > 95% times 3", "10 memory > 95%");
    }

    @Test
    void whereTheWordsOverCriteriaAreNotUnderstoodAPersonIsAsked() {
        ReadingReport report = Checklists.ofText("""
                ## Rollback criteria
                After a word with Sam and Kim:
                - Error rate > 5%

                Technical limits:
                - p95 > 2s

                Go down the hall to operations when
                - CPU > 90%
                """);
        assertThat(triggers(report))
                .containsExactly("3 error_rate > 5% mode=ask", "6 latency_p95 > 2s", "9 cpu > 90% mode=ask");
        assertThat(report.unread()).extracting(UnreadLine::line).containsExactly(1, 3, 9);
    }

    @Test
    void aRoleInTheHeadingMayBeWhoDecides() {
        ReadingReport report = Checklists.ofText("""
                ## Rollback: the release captain and these limits
                - Error rate > 5%

                ## Automatic rollback, no release captain needed
                - Error rate > 10%
                """);
        assertThat(triggers(report)).containsExactly("2 error_rate > 5% mode=ask", "5 error_rate > 10%");
    }

    @Test
    void aNumberedListUnderItsOwnHeadingBelowCriteriaIsTheWayBack() {
        ReadingReport report = Checklists.ofText("""
                # Broker upgrade

                ## Upgrade
                - [ ] Upgrade the packages

                ## When to go back
                - Error rate > 5%

                ### Back to the old version
                1. Stop it
                2. Say so in #changes

                ### Severe findings
                1. Data loss
                2. Doubled orders
                """);
        assertThat(report.rollback())
                .extracting(RollbackProcedureStep::text)
                .containsExactly("Stop it", "Say so in #changes");
        assertThat(triggers(report))
                .containsExactly("7 error_rate > 5%", "14 finding data-loss", "15 finding doubled-orders");
    }

    @Test
    void rowsBelowATaskAreStepsOfTheWayBack() {
        ReadingReport report = Checklists.ofText("""
                ## Sheet 4 - way back to DC1

                | No. | Task | Who |
                |---|---|---|
                | 4.1 | Stop the invoicing jobs | Billing |
                | 4.2 | Switch the load balancer back | Net |
                """);
        assertThat(report.rollback())
                .extracting(RollbackProcedureStep::text)
                .containsExactly("Stop the invoicing jobs", "Switch the load balancer back");
    }

    @Test
    void whatMustHoldIsTurnedRoundBelowNotMet() {
        ReadingReport report = Checklists.ofText("""
                ## Verification
                Roll back if any of these targets is not met:
                - Error rate < 1%
                - p95 latency < 500ms
                - Smoke tests pass

                Roll back unless:
                - Success rate > 99%
                """);
        assertThat(triggers(report))
                .containsExactly(
                        "3 error_rate >= 1%",
                        "4 latency_p95 >= 0.5s", "5 finding not-met-smoke-tests-pass", "8 success_rate <= 99%");
    }

    @Test
    void headingsOfRollbacksHoldCriteriaWhereTheirListsDo() {
        ReadingReport report = Checklists.ofText("""
                ## Deploy
                - [ ] Deploy
                ## Automatic rollback
                - Error rate > 5%
                ## Manual rollback
                - Error rate > 2%
                ## Rollback steps
                1. Stop traffic
                2. Verify error rate < 1%
                ## Rollback verification
                - Error rate < 1%
                """);
        assertThat(triggers(report)).containsExactly("4 error_rate > 5%", "6 error_rate > 2% mode=ask");
        assertThat(report.rollback()).extracting(RollbackProcedureStep::line).containsExactly(8, 9, 11);
    }

    @Test
    void columnsSayWhatIsNormalWhatWarnsAndWhatRollsBack() {
        ReadingReport report = Checklists.ofText("""
                ## Rollback criteria
                | Metric | Normal | Warning | Critical |
                |---|---|---|---|
                | Error rate | < 0.1% | > 1% | > 5% |

                | Metric | Threshold | Duration | Action |
                |---|---|---|---|
                | Error rate | > 4% | 5 minutes | Automatic rollback |
                | p95 latency | > 2s | 10 min | Manual rollback |
                | CPU | > 90% | 15 min | Page on-call |
                | Success rate | 95% | 3 consecutive checks | Roll back |

                | Signal | Limit | Window | Mode |
                |---|---|---|---|
                | Error rate | 3% | 5m | auto |
                | p99 | > 3s | - | ask |
                | Availability | 99.5% | - | Alert only |

                | Trigger | Threshold | Auto-rollback? |
                |---|---|---|
                | Error rate | > 6% | Yes |
                | Memory | > 90% | No |
                """);
        assertThat(triggers(report))
                .containsExactly(
                        "4 error_rate > 5%",
                        "8 error_rate > 4% for 5m",
                        "9 latency_p95 > 2s for 10m mode=ask",
                        "11 success_rate < 95% times 3",
                        "15 error_rate > 3% over 5m",
                        "16 latency_p99 > 3s mode=ask",
                        "21 error_rate > 6%",
                        "22 memory > 90% mode=ask");
        assertThat(report.unread()).extracting(UnreadLine::line).contains(10, 17);
    }

    @Test
    void anActionDecidesInAnyTableAndNoRowAboutRollingBackIsSilent() {
        ReadingReport report = Checklists.ofText("""
                ## Operations
                | Condition | Action |
                |---|---|
                | Error rate > 10% | Roll back immediately |
                | Error rate > 5% for 5 minutes | Consider rollback |
                | Error rate > 2% | Investigate, no rollback |

                | Symptom | What we do |
                |---|---|
                | Error rate > 3% | we roll back |
                | Login broken | we roll back |
                """);
        assertThat(triggers(report)).containsExactly("4 error_rate > 10%", "5 error_rate > 5% for 5m mode=ask");
        assertThat(report.unread()).extracting(UnreadLine::line).contains(6, 10, 11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Promote if error rate < 1%. Rollback if error rate > 5%.      | error_rate > 5%",
                "Abort the canary when p99 > 2s.                                | latency_p99 > 2s",
                "Error rate above 5% triggers an automatic rollback.            | error_rate > 5%",
                "Error rate > 5% for 10 minutes means rollback.                 | error_rate > 5% for 10m",
                "We consider a rollback if error rate > 2%.                     | error_rate > 2% mode=ask",
                "If error rate exceeds 5% for 5 minutes, roll back.             | error_rate > 5% for 5m",
                "Automatic rollback: error rate > 8%.                           | error_rate > 8%",
                "Rollback trigger: error rate > 9% for 2 minutes                | error_rate > 9% for 2m",
                "Rollback threshold: p95 > 3s                                   | latency_p95 > 3s",
                "Watch the error rate, roll back if > 1%                        | error_rate > 1%",
                "Roll back if the error rate target (< 1%) is not met           | error_rate >= 1%",
                "Revert when health checks fail                                 | health == 0%",
            })
    void proseIsReadWhereverItStands(String line, String trigger) {
        assertThat(triggers(Checklists.ofText("# Release\n- [ ] Deploy\n\n" + line + "\n")))
                .containsExactly("4 " + trigger);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do not roll back if error rate < 1%.",
                "If the error rate stays below 1%, continue.",
                "Roll back if error rate < 1%.",
                "Roll back when success rate > 99%.",
                "Rollback takes < 10 minutes",
                "Alert on error rate > 5%.",
            })
    void proseThatRollsNothingBackArmsNothingAndIsNoted(String line) {
        ReadingReport report = Checklists.ofText("# Release\n- [ ] Deploy\n\n" + line + "\n");
        assertThat(report.triggers()).isEmpty();
        assertThat(report.unread()).extracting(UnreadLine::line).contains(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error rate > 1%",
                "Success rate < 99%",
                "Error rate <= 100%",
                "Disk usage > 80%",
                "Alert fires if error rate > 5%",
                "Alerts set for error rate > 1%",
                "PagerDuty alert: CPU > 90%",
                "HPA scales at 70% CPU",
                "Autoscaling: CPU > 70% adds a pod",
                "Circuit breaker opens at 50% error rate",
                "Load test: p95 < 500ms at 1000 rps",
                "p95 < 300ms under load",
                "SLO defined: error rate < 0.1%",
                "Rollback threshold set to error rate > 5%",
                "Roll back if error rate < 1%",
                "Response time 200-500ms",
                "Error rate below 1% and p95 below 2s",
            })
    void aBoxOnTheBadSideOrAboutSomethingSetUpTicksForNobody(String box) {
        ReadingReport report = Checklists.ofText("## Verify\n- [ ] " + box + "\n");
        assertThat(report.items()).extracting(ItemReading::kind).containsExactly(BoxKind.MANUAL);
        assertThat(report.triggers()).isEmpty();
    }

    @Test
    void whatATestUnderLoadMustShowIsNotMeasuredLive() {
        ReadingReport report =
                Checklists.ofText("## Load testing\n- [ ] p95 < 500ms\n## Promote if\n- [ ] Error rate < 1%\n");
        assertThat(report.items()).extracting(ItemReading::kind).containsExactly(BoxKind.MANUAL, BoxKind.MEASURED);
    }

    @Test
    void anAnnotationOnTheOtherSideIsFollowedAndNoted() {
        ReadingReport report = Checklists.ofText("""
                - [ ] Errors <!-- goaround: measured error_rate > 1% -->

                ## Rollback criteria
                - It is well <!-- goaround: trigger success_rate > 99% -->
                - It is not <!-- goaround: trigger success_rate < 95% -->
                """);
        assertThat(report.items().get(0).kind()).isEqualTo(BoxKind.MEASURED);
        assertThat(triggers(report)).containsExactly("4 success_rate > 99%", "5 success_rate < 95%");
        assertThat(report.unread()).extracting(UnreadLine::line).containsExactly(1, 4);
    }

    @Test
    void eachSentenceSaysSomethingOfItsOwn() {
        ReadingReport report = Checklists.ofText(
                "We do not roll back for latency. We roll back if the error rate stays above 3% for five minutes, or if"
                        + " more than 10% of health checks fail.\n");
        assertThat(triggers(report)).containsExactly("1 error_rate > 3% for 5m", "1 health < 90%");
    }

    @Test
    void theColumnThatRollsBackMayHaveAColourAndANever() {
        ReadingReport report = Checklists.ofText("""
                | Metric | Green | Yellow | Red (rollback) |
                |---|---|---|---|
                | Error rate | < 1% | 1-3% | > 3% |
                | p95 | < 500ms | 500-900ms | > 900ms for 10m |
                | Memory | < 60% | 60-80% | never |
                """);
        assertThat(triggers(report)).containsExactly("3 error_rate > 3%", "4 latency_p95 > 0.9s for 10m");
    }

    @Test
    void whoseDecisionItIsIsAsked() {
        ReadingReport report = Checklists.ofText("""
                ### Back-out criteria
                | What | Limit | How long | Who decides |
                |---|---|---|---|
                | Error rate | > 4 % | 10 min | nobody, automatic |
                | p95 | > 8 s | 15 min | change owner |
                """);
        assertThat(triggers(report))
                .containsExactly("4 error_rate > 4% for 10m", "5 latency_p95 > 8s for 15m mode=ask");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Rollback nach Rücksprache mit der Leitung: | CPU > 90 % für 15 Minuten
            Rollback après concertation avec le responsable : | CPU > 90 % pendant 15 minutes
            Revertir previa consulta con el responsable: | CPU > 90 % durante 15 minutos
            責任者に相談してから切り戻す： | CPU使用率が90%を超えて15分続く
            팀장과 상의 후 롤백: | CPU 사용률 90% 초과 15분 지속
            """)
    void whatIsDiscussedFirstIsAsked(String heading, String line) {
        assertThat(triggers(Checklists.ofText(heading + "\n- " + line + "\n")))
                .containsExactly("2 cpu > 90% for 15m mode=ask");
    }

    @Test
    void aRoundMarkIsNoBoxAndTheReportSaysSo() {
        ReadingReport report = Checklists.ofText("## Decision\n- ( ) Proceed\n- ( ) Hold\n");
        assertThat(report.items()).isEmpty();
        assertThat(report.unread()).extracting(UnreadLine::line).contains(2, 3);
    }

    static List<String> triggers(ReadingReport report) {
        return report.triggers().stream()
                .map(trigger -> {
                    String what = trigger.limit() == null
                            ? "finding " + trigger.finding()
                            : new ClauseText("").limit(trigger.limit()).toString();
                    String mode = trigger.handling().mode();
                    return trigger.line() + " " + what + (mode == null ? "" : " mode=" + mode);
                })
                .toList();
    }
}
