package dev.goaround.notifier.email.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.notifier.Assignments;
import dev.goaround.notifier.ClassPathTemplates;
import dev.goaround.notifier.Events;
import dev.goaround.notifier.email.MailText;
import dev.goaround.notifier.routing.ChannelAction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailTemplateTest {
    private final MailTemplate template = new MailTemplate(ClassPathTemplates.engine());
    private final Events events = new Events("dep-1");

    @Test
    void textAndHtmlSayTheSame() {
        MailText mail = mail(events.ordered());
        assertThat(mail.text())
                .contains("Trigger: Error rate > 5% for 5 seconds")
                .contains("Deployment: dep-1");
        assertThat(template.html(mail))
                .contains("Trigger: Error rate &gt; 5% for 5 seconds")
                .contains("Deployment: dep-1");
    }

    @Test
    void aMailIsThisHtml() {
        MailText mail = new MailText(
                "team@example.org", "s", "<b>'1' & \"2\"</b>", true, List.of("a", "b\u0007"), Events.AT, Map.of());
        assertThat(template.html(mail)).isEqualTo("""
                <!doctype html>
                <html lang="en"><body>
                <h1 style="font-size:1.2em;color:#b00020">&lt;b&gt;&#39;1&#39; &amp; &quot;2&quot;&lt;/b&gt;</h1>
                <p>a</p>
                <p>b\uFFFD</p>
                <p><small>2026-03-04T10:00:00Z</small></p>
                </body></html>
                """);
    }

    @Test
    void onlyWhatIsBadIsRed() {
        assertThat(template.html(mail(events.ordered()))).contains("color:#b00020");
        assertThat(template.html(mail(events.ended(Outcome.SUCCEEDED, 9)))).contains("<h1 style=\"font-size:1.2em\">");
    }

    private static MailText mail(Event event) {
        return MailText.of(Assignments.of(event, ChannelAction.MAIL, "team@example.org", null), "example.org");
    }
}
