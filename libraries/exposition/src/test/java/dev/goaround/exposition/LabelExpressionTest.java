package dev.goaround.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelExpressionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5..",
                "",
                "a|b",
                "[45]..",
                "[0-9]{3}[a-z]{40}",
                "(api|web){2,3}",
                "\\Q{5}\\E",
                "[]a]{2}",
                "a{2",
                "{"
            })
    void whatRe2MatchesIsTaken(String expression) {
        assertThat(LabelExpression.objection(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?!5)..", "(?<=a)b", "(a)\\1", "a{1001}", "[", "(", "*a", "a++", "(?>a)", "a\\", "\\"})
    void whatRe2DoesNotMatchIsRefused(String expression) {
        assertThat(LabelExpression.objection(expression)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "(((a{100}b{100}){100}){100}){9}",
                "(?:(?:[0-9]{1,1000}){0,}){1000}x{7}"
            })
    void whatWouldTakeAllOfTheMemoryIsRefusedBeforeItIsCompiled(String expression) {
        assertThat(LabelExpression.objection(expression))
                .hasValueSatisfying(why -> assertThat(why).contains("multiply to more than"));
    }

    @Test
    void aTextIsQuotedForTheEngineThatRunsIt() {
        assertThat(LabelExpression.compile(LabelExpression.quoted("a\\E(b{2}")).matches("a\\E(b{2}"))
                .isTrue();
        assertThat(LabelExpression.objection("x".repeat(LabelExpression.LONGEST + 1)))
                .isPresent();
    }

    @Property
    void noTextThrows(
            @ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '~') String text,
            @ForAll @StringLength(max = 12) @CharRange(from = '(', to = '|') String more) {
        assertThat(LabelExpression.objection(text + more)).isNotNull();
    }
}
