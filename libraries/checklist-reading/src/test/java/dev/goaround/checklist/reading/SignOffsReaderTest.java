package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignOffsReaderTest {

    @Test
    void fieldsBesideASignOffAreNone() {
        ReadingReport report = Checklists.ofText("""
            # R
            ## Deploy
            - [ ] Deploy
            ## Sign-off
            - [ ] **Head of sales sign-off**
              - Owner: [Name]
              - Date: [MM/DD]
              - Scan of the paper: [Link]

            **Approved by**: ____
            **Completed at**: ____
            **Next review**: ____

            **Next steps**:
            - Archive it
            - [ ] Run the retrospective
            """);

        assertThat(report.signOffs()).extracting(SignOffReading::role).containsExactly("Head of sales", "Approved by");
        assertThat(Checklists.item(report, "Run the").kind()).isEqualTo(BoxKind.MANUAL);
        assertThat(report.unread()).isEmpty();
    }

    @Test
    void aLineWithRoomForASignatureStandsInItsPhase() {
        ReadingReport report = Checklists.ofText(
                "# R\n## T-1h: Check\n- [ ] Ready\n\n**Sign-off**: Ops lead ____ Date: ____\n## T-0\n- [ ] Deploy\n");

        assertThat(report.signOffs()).containsExactly(new SignOffReading(5, "Ops lead", false));
    }

    @Test
    void anOrdinaryBoxBelowASignOffIsAnOrdinaryBox() {
        ReadingReport report =
                Checklists.ofText("# R\n## QA sign-off\n- [ ] Main flows tried\n- [ ] QA lead signed off\n- [ ] Ops\n");

        assertThat(report.items())
                .extracting(ItemReading::kind)
                .containsExactly(BoxKind.MANUAL, BoxKind.SIGN_OFF, BoxKind.SIGN_OFF);
        assertThat(report.signOffs()).extracting(SignOffReading::role).containsExactly("QA lead", "Ops");
    }

    @Test
    void aHeadingThatAsksForASignOffWithoutARoleIsNamed() {
        ReadingReport report = Checklists.ofText("# R\n## Final sign-off\n- [ ] Everything looked at\n");

        assertThat(report.signOffs()).isEmpty();
        assertThat(report.unread()).extracting(UnreadLine::line).contains(2);
        assertThat(report.unread())
                .extracting(UnreadLine::reason)
                .anyMatch(reason -> reason.contains("QA lead approval"));
    }

    @Test
    void aRowOfATableIsOneSignOff() {
        ReadingReport report = Checklists.ofText("""
            ## Sign-off
            | # | Role | Name | Signature | Date |
            |---|---|---|---|---|
            | 1 | Ops lead | | | |
            | 2 | Legal | Jane | | |
            | | | | | |

            ## Elsewhere
            | Team | Approved | Date |
            |---|---|---|
            | Security | | |

            | Team | Phone |
            |---|---|
            | Support | 123 |
            """);

        assertThat(report.signOffs()).extracting(SignOffReading::role).containsExactly("Ops lead", "Legal", "Security");
    }

    @Test
    void whoVotesSigns() {
        ReadingReport report = Checklists.ofText("""
            # R
            ## Go / No-Go
            | Role | Name | Vote (GO / NO-GO) |
            |---|---|---|
            | SRE lead | | |
            | Product | | |
            ## Deploy
            - [ ] Deploy
            """);

        assertThat(report.signOffs()).extracting(SignOffReading::role).containsExactly("SRE lead", "Product");
    }
}
