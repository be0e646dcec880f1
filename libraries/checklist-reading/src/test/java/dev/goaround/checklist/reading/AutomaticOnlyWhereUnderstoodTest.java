package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A trigger acts by itself only where its heading, what introduces it and its own line are understood, word for word: whatever
 * is not may be a condition, or somebody who is to be asked. It asks, and the report says which word was the reason.
 */
class AutomaticOnlyWhereUnderstoodTest {

    private static final String LIMIT = "error rate > 5 % for 5 minutes";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rollback triggers (Ana gives the word)",
                "Rollback criteria - once Ana nods",
                "Rollback criteria, captain's call",
                "Rollback if Legal does not object",
                "Roll back, provided the DBA sees no other way, if",
                "Automatic rollback, subject to Priya",
                "Rollback thresholds; Tom pulls the trigger",
                "Rollback criteria unless marketing is on air",
                "We tend to roll back when",
                "Rollback criteria, business hours only",
                "Rollback criteria (two people have to see it)",
                "Rollback-Kriterien (Anja gibt das Kommando)",
                "Rollback-Kriterien, sofern Anja nicht widerspricht",
                "Rollback nur im Notfall, wenn",
                "Critères de rollback (feu vert de Claire)",
                "Retour arrière, sauf avis contraire du métier, si",
                "Rollback si le client le souhaite et si",
                "Criterios de rollback, a juicio de Marta",
                "Revertir, salvo que negocio diga lo contrario, si",
                "Critérios de rollback, a critério da Bia",
                "Criteri di rollback, a discrezione di Luca",
                "Rollback-criteria (Joost hakt de knoop door)",
                "Rollback-criteria, tenzij de directie anders besluit",
                "Kryteria rollbacku (Ewa daje sygnał)",
                "切り戻し基準（佐藤さんの合図で）",
                "回滚条件（由张伟拍板）",
                "经领导同意后回滚：",
                "롤백 기준 (김부장 승낙 시)"
            })
    void whatAHeadingSaysBesidesAsks(String heading) {
        asks("## " + heading + "\n- " + LIMIT, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LIMIT + ", if Ana nods",
                LIMIT + " (Ana presses)",
                LIMIT + " while no sale is running",
                LIMIT + " - war room",
                LIMIT + " and it is our fault",
                LIMIT + ", weekdays",
                LIMIT + " in two regions",
                LIMIT + " (to be agreed)",
                LIMIT + "?",
                LIMIT + " as soon as QA has looked at the logs",
                "Ana believes the error rate is > 5 % for 5 minutes",
                "in Ana's view error rate > 5 %",
                "possibly error rate > 5 % for 5 minutes",
                "Fehlerrate > 5 % für 5 Minuten außerhalb der Batchzeiten",
                "taux d'erreur > 5 % pendant 5 minutes hors soldes",
                "tasa de error > 5 % durante 5 minutos salvo campaña",
                "taxa de erro > 5 % por 5 minutos fora da promoção",
                "tasso di errore > 5 % per 5 minuti, salvo picchi",
                "odsetek błędów > 5 % przez 5 minut, chyba że trwa promocja",
                "エラー率が5%を5分間超えた場合（セール中を除く）",
                "错误率 > 5% 持续5分钟（大促期间除外）",
                "에러율 5% 초과 5분 지속(세일 기간 제외)"
            })
    void whatALineSaysBesidesItsLimitAsks(String line) {
        asks("## Rollback criteria\n- " + line, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rollback triggers",
                "Automatic rollback criteria (no human needed)",
                "We roll back immediately if any of the following happens:",
                "The release is rolled back automatically when one of these limits is exceeded",
                "Roll back the canary at once if",
                "Roll back right away, ask questions later",
                "Automatischer Rollback, sobald eine Bedingung erfüllt ist",
                "Wir rollen sofort zurück, wenn einer der folgenden Werte überschritten wird:",
                "On revient en arrière sans attendre si l'un de ces seuils est dépassé :",
                "Se revierte de inmediato, sin consultar, si ocurre cualquiera de lo siguiente:",
                "Voltar imediatamente se qualquer um destes limites for ultrapassado:",
                "Rollback immediato se si verifica una delle seguenti condizioni:",
                "Direct terugdraaien, zonder overleg, als een van deze grenzen wordt overschreden:",
                "Natychmiastowy rollback, jeśli przekroczony zostanie którykolwiek z progów:",
                "次のいずれかを満たしたら即時切り戻し（承認不要）",
                "满足以下任一条件立即回滚（无需审批）：",
                "아래 조건 중 하나라도 충족되면 즉시 롤백 (승인 불필요)"
            })
    void aPlainOrderActs(String heading) {
        TriggerReading trigger = only(Checklists.ofText("## " + heading + "\n- " + LIMIT));
        assertThat(trigger.handling()).isEqualTo(TriggerHandling.USUAL);
    }

    @Test
    void aSentenceThatAsksIsSaidOfTheWholeSection() {
        asks("""
                ## Rollback criteria
                - error rate > 5 % for 5 minutes

                Nobody does this alone: ask Ana first.
                """, true);
    }

    @Test
    void aRemarkBesideARowMayBeACondition() {
        ReadingReport report = Checklists.ofText("""
                ## Rollback criteria
                | Signal | Limit | Who is in charge | Notes |
                |---|---|---|---|
                | p95 | > 900 ms | pipeline | talk to the DBA first |
                | error rate | > 2 % | Ana | |
                | health | < 90 % | pipeline | on the board "pay" |
                """);
        assertThat(report.triggers())
                .extracting(trigger -> trigger.line() + " " + trigger.handling().mode())
                .containsExactly("4 ask", "5 ask", "6 null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Rollout\n- [ ] Shift to 25 %, wait 30 minutes; stop if p95 > 800 ms",
                "## Rollback\nEverybody goes home with 4.1 on the servers.\n\n1. helm rollback pay",
                "## Rollback criteria\n- error rate > 5 %\n\nAnything that smells of money counts as well."
            })
    void nothingAboutRollingBackIsPassedOver(String document) {
        ReadingReport report = Checklists.ofText(document);
        assertThat(document.lines()
                        .filter(line -> report.unread().stream().anyMatch(unread -> line.contains(unread.text()))))
                .isNotEmpty();
    }

    private static void asks(String document, boolean alwaysATrigger) {
        ReadingReport report = Checklists.ofText(document);
        List<TriggerReading> triggers = report.triggers();
        if (alwaysATrigger) {
            assertThat(triggers).isNotEmpty();
        }
        assertThat(triggers).allMatch(trigger -> "ask".equals(trigger.handling().mode()));
        assertThat(report.unread()).extracting(UnreadLine::line).contains(2);
    }

    private static TriggerReading only(ReadingReport report) {
        assertThat(report.triggers()).hasSize(1);
        return report.triggers().get(0);
    }
}
