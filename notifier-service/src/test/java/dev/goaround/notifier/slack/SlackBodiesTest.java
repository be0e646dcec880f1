package dev.goaround.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.notifier.Assignments;
import dev.goaround.notifier.Events;
import dev.goaround.notifier.routing.ChannelAction;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackBodiesTest {
    private final Events events = new Events("dep-1");

    @Test
    void theMainMessageShowsHowFarItIs() {
        JsonNode body = post(events.entered(Events.DEPLOY, 4), ChannelAction.MAIN, null);
        assertThat(body.path("channel").asText()).isEqualTo("C1");
        assertThat(title(body)).isEqualTo("greeter 2.0.0 → production: phase 2 of 3, Deployment");
        assertThat(section(body)).isEqualTo("""
                · Before
                ▶ Deployment
                · Verification
                _since 10:00:00 UTC, by ci, checklist release version 3, https://ci.example/run/7_""");
        assertThat(body.has("thread_ts")).isFalse();
    }

    @Test
    void theMainMessageIsEditedWhereItWasPosted() {
        JsonNode body = json(SlackBodies.update(
                Assignments.of(events.ended(Outcome.SUCCEEDED, 9), ChannelAction.MAIN, "#releases", "C9/17.0001")));
        assertThat(body.path("channel").asText()).isEqualTo("C9");
        assertThat(body.path("ts").asText()).isEqualTo("17.0001");
        assertThat(title(body)).isEqualTo("greeter 2.0.0 → production: succeeded after 1 min 24 s");
    }

    @Test
    void detailsGoUnderTheMainMessage() {
        JsonNode reply = post(events.stepDone(), ChannelAction.THREAD, "C1/17.0001");
        assertThat(reply.path("thread_ts").asText()).isEqualTo("17.0001");
        assertThat(reply.has("reply_broadcast")).isFalse();
        JsonNode broadcast = post(events.owed("a-1", "Hello"), ChannelAction.BROADCAST, "C1/17.0001");
        assertThat(broadcast.path("reply_broadcast").asBoolean()).isTrue();
        assertThat(post(events.stepDone(), ChannelAction.THREAD, null).has("thread_ts"))
                .isFalse();
    }

    @Test
    void aRollbackIsANewMessageThatCallsEveryone() {
        JsonNode body = post(events.ordered(), ChannelAction.LOUD, "C1/17.0001");
        assertThat(body.has("thread_ts")).isFalse();
        assertThat(body.path("text").asText())
                .startsWith("<!here> 🚨 greeter 2.0.0 in production is being rolled back");
        assertThat(section(body)).contains("<!here>").contains("error_rate 33.3 % &gt; 5 %");
    }

    @Test
    void aTextOfATeamCallsNobody() {
        JsonNode body = post(
                events.owed("a-1", "<!channel> <https://evil.example|click> & more"), ChannelAction.BROADCAST, null);
        assertThat(body.path("text").asText())
                .isEqualTo("&lt;!channel&gt; &lt;https://evil.example|click&gt; &amp; more");
        assertThat(body.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
        assertThat(section(post(events.owed("a-1", "Hello\n<!channel> & more"), ChannelAction.BROADCAST, null)))
                .startsWith("&lt;!channel&gt; &amp; more");
    }

    @Test
    void noEscapeIsCutInTwo() {
        String section = section(post(events.owed("a-1", "Hello\n" + "<".repeat(5000)), ChannelAction.BROADCAST, null));
        assertThat(section).matches("(&lt;)+…");
        assertThat(codePoints(section)).isLessThanOrEqualTo(3000);
    }

    @Test
    void longTextsAreCutToWhatSlackTakes() {
        JsonNode body = post(events.owed("a-1", "🚨".repeat(5000)), ChannelAction.BROADCAST, null);
        assertThat(codePoints(section(body))).isEqualTo(3000);
        assertThat(codePoints(title(body))).isLessThanOrEqualTo(150);
        assertThat(codePoints(body.path("text").asText())).isLessThanOrEqualTo(4000);
    }

    private static JsonNode post(Event event, ChannelAction action, String reference) {
        return json(SlackBodies.post(Assignments.of(event, action, "C1", reference)));
    }

    private static JsonNode json(Map<String, Object> body) {
        return EventJson.mapper().valueToTree(body);
    }

    private static String title(JsonNode body) {
        return body.at("/blocks/0/text/text").asText();
    }

    private static String section(JsonNode body) {
        return body.at("/blocks/1/text/text").asText();
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
