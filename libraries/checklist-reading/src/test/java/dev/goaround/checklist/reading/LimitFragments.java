package dev.goaround.checklist.reading;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Documents out of signals, signs, values, times and headings in any order and language, sense or not. */
final class LimitFragments {

    private static final List<String> HEADINGS = List.of(
            "## Rollback criteria",
            "## Do not roll back",
            "## Consider a rollback",
            "## Success criteria",
            "## Deploy",
            "## Verification",
            "## Rollback procedure",
            "## Fix forward if",
            "## Promotion criteria",
            "## Alerts",
            "## Go / no-go",
            "## Rollback successful when",
            "### Not met",
            "## Acceptance",
            "## Rollback-Kriterien",
            "## Nicht zurückrollen",
            "## Critères de retour arrière",
            "## Ne pas revenir en arrière",
            "## Criterios de reversión",
            "## Critérios de rollback",
            "## Criteri di rollback",
            "## Rollbackcriteria",
            "## Kryteria wycofania",
            "## 回滚条件",
            "## 無需回滾",
            "## ロールバック条件",
            "## 롤백 조건",
            "## 롤백하지 않음");

    private static final List<String> INTRODUCTIONS = List.of(
            "",
            "Roll back if:",
            "Roll back unless:",
            "Do not roll back if:",
            "All of these must hold:",
            "Continue only if:",
            "**Low** (no action):",
            "**Stop if any is violated:**",
            "GO if:",
            "Trigger the rollback if any holds for 10 minutes:",
            "Zurückrollen, wenn:",
            "Revenir en arrière si :",
            "出现以下情况回滚：",
            "次の場合はロールバック:");

    private static final List<String> CONDITIONS = List.of(
            "Roll back if",
            "Do not roll back if",
            "Roll back unless",
            "Proceed if",
            "Abort when",
            "We keep the version if",
            "Stop once",
            "Roll back automatically as soon as",
            "Alert if",
            "No rollback is needed while",
            "Promote when");

    private static final List<String> HEADS = List.of(
            "| Metric | Threshold | Duration | Action |",
            "| Signal | Rollback if | For | Who |",
            "| Metric | Normal | Warning | Rollback |",
            "| Metric | Target | Window | Note |",
            "| Kennzahl | Schwelle | Dauer | Aktion |",
            "| 指标 | 阈值 | 持续时间 | 操作 |",
            "| Criteria | Expected | Actual | OK |",
            "| Metric | Success | Failure | Action |");

    private static final List<String> ACTIONS = List.of(
            "Roll back",
            "Continue",
            "Alert",
            "Ask on-call",
            "Fix forward",
            "Page",
            "Promote",
            "Do not roll back",
            "> 5%",
            "自动回滚",
            "Nichts");

    private static final List<String> BULLETS =
            List.of("- ", "- [ ] ", "1. ", "* [ ] ", "  - ", "- ✅ ", "- 🔴 ", "> - ");

    private static final List<String> BEFORE = List.of(
            "",
            "No ",
            "Not ",
            "Low ",
            "High ",
            "Increase in ",
            "No increase in ",
            "Drop of ",
            "If ",
            "Alert: ",
            "**",
            "The ",
            "Keine ",
            "无");

    private static final List<String> SIGNALS = List.of(
            "Error rate",
            "5xx",
            "Failed requests",
            "Success rate",
            "Availability",
            "Uptime",
            "Health checks",
            "Health check failures",
            "Failed health checks",
            "Healthy pods",
            "Unhealthy pods",
            "p95 latency",
            "P99",
            "Response time",
            "CPU",
            "CPU idle",
            "Memory",
            "Free memory",
            "Disk usage",
            "Free disk space",
            "Disk",
            "Cost",
            "Test coverage",
            "Approvals",
            "Certificate days left",
            "Probe failures",
            "Successful probes",
            "SLO compliance",
            "Requests failing",
            "Fehlerrate",
            "Erfolgsquote",
            "Verfügbarkeit",
            "Antwortzeit",
            "Freier Speicherplatz",
            "Taux d'erreur",
            "Taux de succès",
            "Disponibilité",
            "Tasa de error",
            "Tasa de éxito",
            "Taxa de erro",
            "Taxa de sucesso",
            "Tasso di errore",
            "Tasso di successo",
            "Foutpercentage",
            "Beschikbaarheid",
            "Wskaźnik błędów",
            "错误率",
            "成功率",
            "可用性",
            "錯誤率",
            "エラー率",
            "可用率",
            "에러율",
            "성공률",
            "가용성");

    private static final List<String> SIGNS = List.of(
            ">",
            "<",
            ">=",
            "<=",
            "≥",
            "≤",
            "above",
            "below",
            "over",
            "under",
            "at least",
            "at most",
            "exceeds",
            "does not exceed",
            "not above",
            "not below",
            "is no more than",
            "drops below",
            "falls under",
            "stays under",
            "stays above",
            "less than",
            "more than",
            "increases by",
            "drops by",
            "rises above",
            "up to",
            "within",
            "no less than",
            "never exceeds",
            "higher than",
            "≠",
            "=",
            "~",
            "über",
            "unter",
            "mindestens",
            "höchstens",
            "nicht über",
            "supérieur à",
            "inférieur à",
            "au moins",
            "superior al",
            "inferior al",
            "acima de",
            "abaixo de",
            "superiore al",
            "inferiore al",
            "hoger dan",
            "lager dan",
            "powyżej",
            "poniżej",
            "超过",
            "低于",
            "不超过",
            "高於",
            "を超え",
            "未満",
            "以上",
            "以下",
            "초과",
            "미만",
            "이상",
            "이하");

    private static final List<String> VALUES = List.of(
            "5%",
            "50%",
            "99%",
            "99.9%",
            "1",
            "3",
            "500ms",
            "2s",
            "2 s",
            "80 %",
            "0,5 %",
            "100%",
            "0",
            "+15%",
            "-5%",
            "1-5%",
            "5% of pods",
            "10 per minute",
            "2x");

    private static final List<String> TIMES = List.of(
            "",
            "for 5 minutes",
            "(5 min)",
            "sustained",
            "over 10 minutes",
            "für 5 Minuten",
            "pendant 5 min",
            "持续 5 分钟",
            "5分間",
            "-");

    private LimitFragments() {}

    static Arbitrary<String> documents() {
        Arbitrary<String> section = Combinators.combine(
                        headings(),
                        Arbitraries.of(INTRODUCTIONS),
                        bulleted().list().ofMinSize(1).ofMaxSize(4))
                .as((heading, introduction, lines) -> heading + introduction + "\n\n" + String.join("", lines));
        return section.list().ofMinSize(1).ofMaxSize(3).map(sections -> "# R\n" + String.join("", sections));
    }

    static Arbitrary<String> tables() {
        Arbitrary<String> row = Combinators.combine(
                        Arbitraries.of(SIGNALS),
                        Arbitraries.of(SIGNS),
                        Arbitraries.of(VALUES),
                        Arbitraries.of(TIMES),
                        Arbitraries.of(ACTIONS))
                .as((signal, sign, value, time, action) ->
                        "| " + signal + " | " + sign + " " + value + " | " + time + " | " + action + " |\n");
        return Combinators.combine(
                        headings(),
                        Arbitraries.of(HEADS),
                        row.list().ofMinSize(1).ofMaxSize(4))
                .as((heading, head, rows) ->
                        "# R\n" + heading + head + "\n|---|---|---|---|\n" + String.join("", rows));
    }

    static Arbitrary<String> prose() {
        return Combinators.combine(headings(), Arbitraries.of(CONDITIONS), sentences(), sentences())
                .as((heading, condition, one, other) ->
                        "# R\n" + heading + condition + " " + one + ", or if " + other + ".\n");
    }

    private static Arbitrary<String> headings() {
        return Arbitraries.of(HEADINGS).map(heading -> heading + "\n");
    }

    private static Arbitrary<String> bulleted() {
        return Combinators.combine(Arbitraries.of(BULLETS), sentences())
                .as((bullet, sentence) -> bullet + sentence + "\n");
    }

    private static Arbitrary<String> sentences() {
        Arbitrary<String> plain = Combinators.combine(
                        Arbitraries.of(BEFORE),
                        Arbitraries.of(SIGNALS),
                        Arbitraries.of(SIGNS),
                        Arbitraries.of(VALUES),
                        Arbitraries.of(TIMES))
                .as((before, signal, sign, value, time) -> before + signal + " " + sign + " " + value + " " + time);
        Arbitrary<String> turned = Combinators.combine(
                        Arbitraries.of(SIGNS), Arbitraries.of(VALUES), Arbitraries.of(SIGNALS), Arbitraries.of(TIMES))
                .as((sign, value, signal, time) -> sign + " " + value + " " + signal + " " + time);
        return Arbitraries.oneOf(plain, plain, turned);
    }
}
