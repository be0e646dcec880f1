package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.words.Limit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a line in each language. */
class ReadInLanguagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Vor dem Deployment | Bereitstellung | Nach dem Deployment
        Pré-déploiement | Déploiement | Après le déploiement
        Avant la MEP | MEP | Après la MEP
        Vorbereitung | Deployment | Kontrolle
        Antes del despliegue | Despliegue | Después
        Antes del despliegue | Despliegue | Después del despliegue
        Pré-Deploy | Implantação | Pós-Deploy
        Prima del rilascio | Rilascio | Dopo il rilascio
        Voor de uitrol | Uitrol | Na de uitrol
        Przed wdrożeniem | Wdrożenie | Po wdrożeniu
        部署前 | 部署 | 部署后
        部署前 | 部署 | 部署後
        デプロイ前 | デプロイ | デプロイ後
        배포 전 확인 | 배포 | 배포 후
        """)
    void aHeadingSaysTheStage(String before, String deploy, String after) {
        Report report = Checklists.ofText(
                "# R\n## " + before + "\n- [ ] a\n## " + deploy + "\n- [ ] b\n## " + after + "\n- [ ] c\n");
        assertThat(report.phases())
                .extracting(phase -> phase.stage().word())
                .containsExactly("prepare", "deploy", "verify");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Rollback-Kriterien | Fehlerrate über 5 % für 10 Minuten | error_rate > 0.05 for 600
        Rollback-Auslöser | Antwortzeit p95 überschreitet 1.500 ms 5 Minuten lang | latency_p95 > 1.5 for 300
        Critères de rollback | Taux d'erreur supérieur à 5 % pendant 10 minutes | error_rate > 0.05 for 600
        Criterios de rollback | Tasa de errores superior al 5 % durante 10 minutos | error_rate > 0.05 for 600
        Criterios de reversión | Tasa de errores mayor al 5 % durante 10 minutos | error_rate > 0.05 for 600
        Critérios de rollback | Taxa de erros acima de 5 % por 10 minutos | error_rate > 0.05 for 600
        Criteri di rollback | Tasso di errore superiore al 5 % per 10 minuti | error_rate > 0.05 for 600
        Rollbackcriteria | Foutpercentage hoger dan 5 % gedurende 10 minuten | error_rate > 0.05 for 600
        Kryteria wycofania | Współczynnik błędów powyżej 5 % przez 10 minut | error_rate > 0.05 for 600
        回滚条件 | 错误率超过 5% 持续 10 分钟 | error_rate > 0.05 for 600
        回滾條件 | 錯誤率超過5%持續10分鐘 | error_rate > 0.05 for 600
        ロールバック基準 | エラー率が10分間5%を超える | error_rate > 0.05 for 600
        롤백 기준 | 에러율이 10분간 5%를 초과 | error_rate > 0.05 for 600
        """)
    void aCriterionIsATrigger(String heading, String line, String limit) {
        Report report = Checklists.ofText("# R\n## Deploy\n- [ ] Deploy\n## " + heading + "\n- " + line + "\n");
        assertThat(report.triggers())
                .extracting(trigger -> written(trigger.limit()))
                .containsExactly(limit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        10 Minuten überwachen | SOAK
        Team informieren | ANNOUNCED
        CPU-Auslastung unter 80 % | MEASURED
        Attendre 10 minutes | SOAK
        Prévenir l'équipe | ANNOUNCED
        Latence p95 inférieure à 500 ms | MEASURED
        Esperar 10 minutos | SOAK
        Notificar al equipo | ANNOUNCED
        Taxa de sucesso acima de 99,5 % | MEASURED
        Aguardar 10 minutos | SOAK
        Monitorare per 10 minuti | SOAK
        10 minuten monitoren | SOAK
        Monitoruj przez 10 minut | SOAK
        监控 10 分钟 | SOAK
        10分間監視する | SOAK
        10분간 모니터링 | SOAK
        エラー率が1%未満 | MEASURED
        에러율 1% 미만 | MEASURED
        错误率低于 1% | MEASURED
        """)
    void aBoxIsOfItsKind(String line, ItemKind kind) {
        Report report = Checklists.ofText("# R\n## Deploy\n- [ ] " + line + "\n");
        assertThat(report.items()).extracting(ItemReading::kind).containsExactly(kind);
    }

    @Test
    void theReportSaysTheLanguage() {
        assertThat(Checklists.ofText("# R\n## Vor dem Deployment\n- [ ] Alle Tests bestanden\n")
                        .language())
                .isEqualTo("de");
        assertThat(Checklists.ofText("# R\n## Deploy\n- [ ] Deploy\n").language())
                .isEqualTo("en");
    }

    @Test
    void aTeamsOwnWordIsReadAsItsEnglish() {
        Report report = Checklists.ofText("""
            ---
            goaround:
              words:
                Rücksprung: rollback
                Störquote: error rate
            ---
            # R
            ## Deploy
            - [ ] Deploy
            ## Rücksprung-Kriterien
            - Störquote > 5 %
            """);
        assertThat(report.triggers())
                .extracting(trigger -> written(trigger.limit()))
                .containsExactly("error_rate > 0.05");
        assertThat(report.unread()).isEmpty();
    }

    @Test
    void aWordThatCannotBeFollowedIsNamed() {
        Report report = Checklists.ofText("---\ngoaround:\n  words: {\"X\": rollback, Ruck: [1]}\n---\n- [ ] go\n");
        assertThat(report.unread())
                .extracting(Unread::reason)
                .containsAll(List.of(
                        "the word \"X\" is not followed: a word has two letters at least",
                        "the word \"Ruck\" is not followed: behind the colon stands the English for it, such as"
                                + " \"rollback\""));
    }

    private static String written(Limit limit) {
        String lasting =
                limit.lasting() == null ? "" : " for " + limit.lasting().toSeconds();
        return limit.signal() + " " + limit.op().sign() + " " + limit.value() + lasting;
    }
}
