package dev.goaround.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private final ByteBudget budget = new ByteBudget(100, 60);

    @Test
    void oneCallerCannotTakeWhatIsThereForAll() {
        assertThat(budget.take("a", 50)).isTrue();
        assertThat(budget.take("a", 20)).isFalse();
        assertThat(budget.take("a", 10)).isTrue();
        assertThat(budget.take("b", 40)).isTrue();
        assertThat(budget.take("c", 1)).isFalse();
        assertThat(budget.taken()).isEqualTo(100);
    }

    @Test
    void whatIsGivenBackIsThereAgain() {
        budget.take("a", 60);
        budget.giveBack("a", 60);
        assertThat(budget.take("a", 60)).isTrue();
        assertThat(budget.take("b", 61)).isFalse();
        assertThat(budget.taken()).isEqualTo(60);
    }
}
