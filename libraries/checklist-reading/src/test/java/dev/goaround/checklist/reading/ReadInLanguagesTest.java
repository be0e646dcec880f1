package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.words.SignalLimit;
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
        Teil A – Am Vortag | Teil B – Durchführung | Teil C – Kontrolle danach
        Partie A – La veille | Étape 2 : la bascule | Contrôles après la bascule
        Antes de empezar | El cambio | Comprobaciones posteriores
        A véspera | A virada | Verificações finais
        Prima di cominciare | Il passaggio | Controlli successivi
        De dag ervoor | De omschakeling | Controle achteraf
        Dzień wcześniej | Przełączenie | Kontrola po przełączeniu
        开始之前 | 切换 | 切换后检查
        前一天 | 切換 | 上線後檢查
        始める前に | 切り替え当日 | 正常性確認
        시작하기 전에 | 전환 당일 | 정상 동작 확인
        """)
    void aHeadingSaysTheStage(String before, String deploy, String after) {
        ReadingReport report = Checklists.ofText(
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
        Wann wir zurückgehen | 5 Minuten lang mehr als 4 % der Anfragen fehlschlagen | error_rate > 0.04 for 300
        Quand on revient en arrière | plus de 4 % des requêtes échouent pendant 5 minutes | error_rate > 0.04 for 300
        Cuándo se vuelve atrás | más del 4 % de las peticiones fallan durante 5 minutos | error_rate > 0.04 for 300
        Quando voltamos atrás | mais de 4 % das requisições falharem por 5 minutos | error_rate > 0.04 for 300
        Quando si torna indietro | più del 4 % delle richieste fallisce per 5 minuti | error_rate > 0.04 for 300
        Wanneer we teruggaan | meer dan 4 % van de verzoeken 5 minuten lang mislukt | error_rate > 0.04 for 300
        Kiedy się wycofujemy | ponad 4 % żądań kończy się błędem przez 5 minut | error_rate > 0.04 for 300
        什么情况下回滚 | 超过 4% 的请求失败,持续 5 分钟 | error_rate > 0.04 for 300
        何時回滾 | 錯誤占比超過 4%,持續 5 分鐘 | error_rate > 0.04 for 300
        切り戻す条件 | エラーの割合が 5分間 4% を超える | error_rate > 0.04 for 300
        되돌리는 기준 | 오류 비율이 5분 동안 4%를 초과 | error_rate > 0.04 for 300
        """)
    void aCriterionIsATrigger(String heading, String line, String limit) {
        ReadingReport report = Checklists.ofText("# R\n## Deploy\n- [ ] Deploy\n## " + heading + "\n- " + line + "\n");
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
        Eine Viertelstunde zuschauen | SOAK
        Für alle freischalten | STEP
        Leiterin Betrieb hat grünes Licht gegeben | SIGN_OFF
        Observer pendant un quart d'heure | SOAK
        Ouvrir à tous les utilisateurs | STEP
        La directrice d'exploitation a donné son feu vert | SIGN_OFF
        Esperar media hora | SOAK
        Desplegar en los nodos restantes | STEP
        La directora de operaciones ha dado luz verde | SIGN_OFF
        Aguardar meia hora | SOAK
        Instalar nos demais nós | STEP
        A diretora de operações deu sinal verde | SIGN_OFF
        Aspettare mezz'ora | SOAK
        Aprire a tutti gli utenti | STEP
        Approvato dal responsabile di prodotto | SIGN_OFF
        Een kwartier in de gaten houden | SOAK
        Uitrollen naar de overige nodes | STEP
        Hoofd beheer heeft groen licht gegeven | SIGN_OFF
        Obserwować przez kwadrans | SOAK
        Otworzyć dla wszystkich użytkowników | STEP
        Zatwierdzone przez właściciela produktu | SIGN_OFF
        观察一刻钟 | SOAK
        对所有用户开放 | STEP
        运维主管已批准 | SIGN_OFF
        15分間様子を見る | SOAK
        全ユーザーに公開 | STEP
        運用部長が承認 | SIGN_OFF
        15분간 지켜본다 | SOAK
        모든 사용자에게 공개 | STEP
        운영 팀장이 승인 | SIGN_OFF
        """)
    void aBoxIsOfItsKind(String line, BoxKind kind) {
        ReadingReport report = Checklists.ofText("# R\n## Deploy\n- [ ] " + line + "\n");
        assertThat(report.items()).extracting(ItemReading::kind).containsExactly(kind);
    }

    /** A rollback that nobody wants is worse than one that a person has to order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Kein Grund zurückzugehen | Fehlerquote > 5 %: kein Grund, zurückzugehen | Nur Meldung, ohne Rollback
        Aucune raison de revenir en arrière | Retour arrière inutile si la latence p95 > 2 s | Juste un message
        No hay motivo para volver atrás | No es necesario volver atrás si la latencia p95 > 2 s | Solo un aviso
        Não há motivo para voltar atrás | Não se reverte de imediato se a latência p95 > 2 s | Só um aviso
        Nessun motivo per tornare indietro | Non è necessario tornare indietro se la latenza p95 > 2 s | Solo un messaggio
        Geen reden om terug te gaan | Terugdraaien is niet nodig bij latentie p95 > 2 s | Alleen een melding
        Brak powodu do wycofania | Nie wycofujemy od razu, gdy opóźnienie p95 > 2 s | Tylko wiadomość
        没有理由回滚 | 错误率超过 5% 时不自动回滚 | 只发通知
        沒有理由回滾 | 錯誤率超過 5% 時先不回滾 | 只發通知
        切り戻す理由にならない | エラー率が 5% を超えた場合はロールバックしない | 通知のみ
        되돌릴 이유가 아님 | 오류율이 5%를 초과하면 롤백하지 않는다 | 알림만 보냄
        """)
    void whatSaysThatNothingGoesBackArmsNothing(String heading, String line, String telling) {
        ReadingReport report = Checklists.ofText("# R\n## Deploy\n- [ ] Deploy\n## Rollback criteria\n- " + line
                + "\n\n" + heading + ":\n- p95 latency > 2 s\n\n" + telling + ":\n- p95 latency > 2 s\n");
        assertThat(report.triggers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Erst nach Rücksprache mit der Teamleitung zurückrollen
        Seulement après en avoir parlé au chef d'équipe, retour arrière
        Solo después de hablar con la jefa de equipo, volver atrás
        Só depois de falar com o líder da equipe, voltar atrás
        Solo dopo aver parlato con il capo squadra, tornare indietro
        Pas na overleg met de teamleider terugdraaien
        Dopiero po rozmowie z kierownikiem zespołu wycofać
        与组长商量后再回滚
        與組長討論後回滾
        チームリーダーに相談してから切り戻す
        팀장과 상의한 뒤 되돌린다
        """)
    void whereSomebodyIsToBeAskedTheTriggerAsks(String heading) {
        ReadingReport report = Checklists.ofText(
                "# R\n## Deploy\n- [ ] Deploy\n## Rollback\n" + heading + ":\n- p95 latency > 2 s for 5 minutes\n");
        assertThat(report.triggers())
                .extracting(trigger -> trigger.handling().mode())
                .containsExactly("ask");
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
        ReadingReport report = Checklists.ofText("""
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
        ReadingReport report =
                Checklists.ofText("---\ngoaround:\n  words: {\"X\": rollback, Ruck: [1]}\n---\n- [ ] go\n");
        assertThat(report.unread())
                .extracting(UnreadLine::reason)
                .containsAll(List.of(
                        "the word \"X\" is not followed: a word has two letters at least",
                        "the word \"Ruck\" is not followed: behind the colon stands the English for it, such as"
                                + " \"rollback\""));
    }

    private static String written(SignalLimit limit) {
        String lasting =
                limit.lasting() == null ? "" : " for " + limit.lasting().toSeconds();
        return limit.signal() + " " + limit.op().sign() + " " + limit.value() + lasting;
    }
}
