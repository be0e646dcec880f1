package dev.goaround.checklist.reading.languages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentLanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
        Before the release: check that all tests passed | en
        Deploy | en
        Deployment window: Tue-Wed 9:30-16:00 EST | en
        Vor dem Deployment: alle Tests sind bestanden | de
        Avant le déploiement : tous les tests passent | fr
        Antes del despliegue, las pruebas pasan | es
        Antes da implantação: todos os testes passaram | pt
        Prima del rilascio: tutti i test sono superati | it
        Voor de uitrol zijn alle tests geslaagd | nl
        Przed wdrożeniem wszystkie testy przeszły | pl
        部署前检查: 错误率低于 1% | zh
        部署前檢查: 錯誤率低於 1% | zh-Hant
        デプロイ前にテストを確認する | ja
        배포 전 확인: 에러율 | ko
        5 % > 3 | null
        """)
    void theLanguageIsToldByItsWords(String line, String tag) {
        assertThat(DocumentLanguage.of(List.of(line)).tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({"CPU > 80% 告警", "Alarm bei CPU > 80%"})
    void aForeignLineLeavesAnEnglishDocumentEnglish(String line) {
        assertThat(DocumentLanguage.of(List.of(
                                "Before the deployment",
                                "Notify the team that all is ready",
                                "Check the error rate of the new version",
                                line))
                        .tag())
                .isEqualTo("en");
    }
}
