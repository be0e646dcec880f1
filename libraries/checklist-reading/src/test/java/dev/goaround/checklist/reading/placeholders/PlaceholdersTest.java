package dev.goaround.checklist.reading.placeholders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

    private static final PlaceholderValues VALUES = new PlaceholderValues(
            Map.of(
                    "version", "2.1.0",
                    "previous version", "2.0.3",
                    "environment", "production",
                    "service", "shop",
                    "production_url", "https://shop.example",
                    "on_call", "ada"),
            Instant.parse("2026-03-01T09:05:07Z"),
            ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            git tag -a v1.2.0 -m "Release v1.2.0"      | git tag -a v2.1.0 -m "Release v2.1.0"
            ci run rollback --field version=v1.1.0     | ci run rollback --field version=v2.0.3
            Rolled back to: 1.1.0                      | Rolled back to: 2.0.3
            Version: vX.Y.Z                            | Version: v2.1.0
            curl <production_url>/health               | curl https://shop.example/health
            deploy {{service}} {{ version }}           | deploy shop 2.1.0
            deploy ${SERVICE}:${VERSION} to ${ENV}     | deploy shop:2.1.0 to production
            deploy $SERVICE with $TOKEN                | deploy shop with $TOKEN
            [service] goes to [environment]            | shop goes to production
            set %VERSION%                              | set 2.1.0
            On-call: @engineer                         | On-call: ada
            snap-$(date +%Y%m%d-%H%M%S)                | snap-20260301-100507
            snap-$(date -u +%Y%m%d-%H%M%S)             | snap-20260301-090507
            flag $(date +%s)                           | flag 1772355907
            flag $(date '+%F %R')                      | flag 2026-03-01 10:05
            snap-YYYYMMDD-HHMMSS                       | snap-20260301-100507
            day YYYY-MM-DD                             | day 2026-03-01
            curl -H "Authorization: Bearer $TOKEN"     | curl -H "Authorization: Bearer $TOKEN"
            ping 10.0.0.1 from a.b@c.example           | ping 10.0.0.1 from a.b@c.example
            [read this](https://shop.example)          | [read this](https://shop.example)
            cat in.txt > out.txt && a < b              | cat in.txt > out.txt && a < b
            """)
    void whatIsKnownIsFilledIn(String text, String filled) {
        assertThat(Placeholders.fill(text, VALUES)).isEqualTo(new FilledText(filled, List.of()));
    }

    @Test
    void whatIsNotKnownStaysAndIsNamed() {
        FilledText filled = Placeholders.fill(
                "Changes: [link to CHANGELOG]\nReason: [explanation], <ticket>, <ticket>, ${REGION} $(date +%Q)",
                VALUES);
        assertThat(filled.unfilled())
                .containsExactly("[link to CHANGELOG]", "[explanation]", "<ticket>", "${REGION}", "$(date +%Q)");
        assertThat(filled.text()).contains("[explanation], <ticket>, <ticket>, ${REGION}");
    }

    @Test
    void nothingIsRunAndWhatIsFilledInIsNotSearchedAgain() {
        PlaceholderValues sly =
                new PlaceholderValues(Map.of("version", "<service>", "service", "x"), null, ZoneId.of("UTC"));
        assertThat(Placeholders.fill("${VERSION} $(rm -rf .) `reboot`", sly).text())
                .isEqualTo("<service> $(rm -rf .) `reboot`");
    }

    @Test
    void aCommandOverSeveralLinesThatGoesBackMeansThePreviousVersion() {
        assertThat(Placeholders.fill("gh run rollback.yml \\\n  --field version=v1.1.0", VALUES)
                        .text())
                .endsWith("version=v2.0.3");
        assertThat(Placeholders.fill("restore it\nrelease v1.2.0", VALUES).text())
                .endsWith("release v2.1.0");
    }

    @Test
    void aTextLongerThanAnybodyWritesStays() {
        String text = "<".repeat(100_000);
        assertThat(Placeholders.fill(text, VALUES).text()).isEqualTo(text);
    }

    @Property(tries = 1_000)
    void anyTextIsFilledInWithoutFailing(@ForAll String text) {
        assertThat(Placeholders.fill(text, VALUES).text()).isNotNull();
        assertThat(Placeholders.in(text)).doesNotHaveDuplicates();
    }
}
