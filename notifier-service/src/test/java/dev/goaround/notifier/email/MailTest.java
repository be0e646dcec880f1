package dev.goaround.notifier.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.notifier.Assignments;
import dev.goaround.notifier.Events;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.routing.ChannelAction;
import jakarta.mail.internet.MimeUtility;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
    private final Events events = new Events("dep-1");

    @Test
    void allMailsAboutADeploymentAreOneThread() {
        MailText started = mail(events.opened(1));
        MailText ended = mail(events.ended(Outcome.SUCCEEDED, 9));
        assertThat(started.headers())
                .containsEntry("In-Reply-To", "<dep-1.root@example.org>")
                .containsEntry("References", "<dep-1.root@example.org>")
                .containsEntry("Message-ID", "<dep-1.del-1@example.org>")
                .containsEntry("Auto-Submitted", "auto-generated");
        assertThat(ended.headers()).containsEntry("References", "<dep-1.root@example.org>");
    }

    @Test
    void aRollbackIsSeenInTheSubject() {
        assertThat(mail(events.ordered()).subject())
                .isEqualTo("[rollback] greeter 2.0.0 in production is being rolled back to 1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"🚨 greeter", "Größe 🚨🚨🚨", "=?UTF-8?Q?x?= in a version", "plain"})
    void aSubjectIsAsciiAndReadAsItWasWritten(String text) throws Exception {
        String longer = text.repeat(30);
        for (String each : List.of(text, longer)) {
            String encoded = EncodedWords.of(each);
            assertThat(encoded).matches("[ -~]+");
            assertThat(encoded.split(" "))
                    .allSatisfy(word -> assertThat(word.length() <= 75 || encoded.equals(each))
                            .isTrue());
            assertThat(MimeUtility.decodeText(encoded)).isEqualTo(each);
        }
        assertThat(EncodedWords.of("greeter 1.0.0")).isEqualTo("greeter 1.0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "421, TryLater, SERVER_ERROR",
        "451, TryLater, SERVER_ERROR",
        "550, Refused, DESTINATION",
        "535, Refused, AUTHORIZATION",
        "554, Refused, CONTENT",
        "0, Unclear, NO_ANSWER",
        "250, Unclear, NO_ANSWER"
    })
    void aReplyCodeHasItsMeaning(int code, String kind, DeliveryReason reason) {
        assertThat(SmtpReplies.read(code).getClass().getSimpleName()).isEqualTo(kind);
        assertThat(SmtpReplies.read(code).reason()).isEqualTo(reason);
    }

    private static MailText mail(Event event) {
        return MailText.of(Assignments.of(event, ChannelAction.MAIL, "team@example.org", null), "example.org");
    }
}
