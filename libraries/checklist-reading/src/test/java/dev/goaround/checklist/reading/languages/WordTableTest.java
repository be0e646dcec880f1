package dev.goaround.checklist.reading.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordTableTest {

    /** Words of the readers' patterns: none of them may mean something else because another language has it, too. */
    private static final List<String> ENGLISH = Arrays.asList("""
        rollback roll back revert abort trigger triggers criteria condition conditions threshold when if unless decision
        deploy deployment deployed release launch rollout cutover canary traffic migrate migrations prepare preparation
        readiness before after during pre post verify verification validate smoke check checks test tests monitor monitoring
        observe watch soak wait hold pause resume follow-up error rate success latency response time health cpu memory disk
        storage availability uptime requests throughput cost coverage certificate approvals above below over under more
        less than at least most up to within exceeds exactly between for lasting sustained in a row consecutive times
        seconds minutes hours days weeks months sign off approval approved approves approver signature date name role
        notify inform announce send post update status page team users customers window windows freeze no not never
        without only optional needed required applicable monday tuesday wednesday thursday friday saturday sunday january
        february march april may june july august september october november december mon tue wed thu fri sat sun
        emergency hotfix passed green review scan alert alarm configure configured enable disable increase decrease drop
        rise spike switch shift route expand scale critical warning normal action response owner next note notes data media
        active direct prime die sin bin pin con den des son are or on as by it we do so is was has have who all any one
        """.strip().split("\\s+", -1));

    static Stream<Language> languages() {
        return Arrays.stream(Language.values()).filter(language -> language != Language.TEAM);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEverySectionAndNoOther(Language language) {
        assertThat(WordTable.of(language).sections().keySet()).containsExactlyInAnyOrderElementsOf(WordTable.SECTIONS);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noWordThatCountsEverywhereIsOneOfTheReadersEnglish(Language language) {
        assertThat(ENGLISH)
                .allSatisfy(word ->
                        assertThat(Glossary.current().gloss(word)).as(word).isEqualTo(word));
        assertThat(WordTable.of(language).phrases())
                .allSatisfy(phrase -> assertThat(phrase.words())
                        .isNotEmpty()
                        .allSatisfy(word -> assertThat(word.length() > 3 || !Phrase.isStem(word))
                                .as(word)
                                .isTrue()));
    }

    @Test
    void aLineMayHaveSeveralPhrasesAndMarks() {
        WordTable table = WordTable.parse(
                Language.GERMAN,
                "[stages]\n? vor | ! über = before\n(der) plan = plan\n# a comment\n[function]\nund die\n");
        assertThat(table.sections().get("stages"))
                .extracting(phrase -> phrase.weak() + " " + String.join(" ", phrase.words()))
                .containsExactly("true vor", "true über", "false der plan", "false plan");
        assertThat(table.functionWords()).containsExactly("und", "die");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[stages]\nvor dem deployment", "[stages]\nbereit ist"})
    void aLineWithoutEnglishIsRefused(String text) {
        assertThatThrownBy(() -> WordTable.parse(Language.GERMAN, text)).hasMessageContaining("says no English");
    }

    @Test
    void aPhraseSaysWhereItsEnglishBelongs() {
        assertThat(EnglishPiece.parse("<more than ^^rollback if"))
                .containsExactly(
                        new EnglishPiece("more than", EnglishPiece.Place.BEFORE_QUANTITY),
                        new EnglishPiece("rollback if", EnglishPiece.Place.BEGINNING_OF_LINE));
        assertThat(EnglishPiece.parse("^notify"))
                .containsExactly(new EnglishPiece("notify", EnglishPiece.Place.BEGINNING));
    }
}
