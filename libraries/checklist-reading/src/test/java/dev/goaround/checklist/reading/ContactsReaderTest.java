package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On-call engineer: @anna",
                "Level 1: support desk (15 minutes)",
                "L2: Jane Doe",
                "Slack: #incidents",
                "Duty phone: +1 555 123 4567",
                "Database admin: [Name]",
                "CTO: Jane"
            })
    void aLineThatNamesSomebodyIsAContact(String line) {
        assertThat(Checklists.ofText("## Escalation\n- " + line + "\n").contacts())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP: do not proceed",
                "DOCUMENT: log the blocker",
                "Method: call each number",
                "Expected: all answer",
                "When in doubt: ask",
                "Severity 1: page everybody"
            })
    void whatIsToBeDoneIsNoContact(String line) {
        assertThat(Checklists.ofText("## Escalation\n- " + line + "\n").contacts())
                .isEmpty();
    }

    @Test
    void aTableOfStepsIsNoneOfPeople() {
        assertThat(Checklists.ofText("## Escalation\n| After | Action |\n|-|-|\n| 5 min | Stop |\n")
                        .contacts())
                .isEmpty();
        assertThat(Checklists.ofText("## Escalation\n| Who | Phone |\n|-|-|\n| Ops | 12 |\n")
                        .contacts())
                .hasSize(1);
    }
}
