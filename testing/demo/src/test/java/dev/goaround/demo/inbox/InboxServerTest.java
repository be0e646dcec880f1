package dev.goaround.demo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goaround.demo.http.Signed;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxServerTest {
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final Map<String, String> SLACK = Map.of("Authorization", "Bearer xoxb-demo");
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path secrets;

    private final HttpClient client = HttpClient.newHttpClient();
    private InboxServer inbox;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(secrets.resolve("slack-token"), "xoxb-demo\n");
        Files.writeString(secrets.resolve("slack-webhook-url"), "http://127.0.0.1:1/slack/hook/T0/B0/secret\n");
        Files.writeString(secrets.resolve("pagerduty-key"), KEY + "\n");
        Files.writeString(secrets.resolve("bus-hook"), Signed.SECRET + "\n");
        inbox = new InboxServer(LOOPBACK, LOOPBACK, secrets, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        inbox.close();
    }

    @Test
    void aChatMessageIsEditedInItsPlace() throws Exception {
        JsonNode posted = slack("chat.postMessage", "{\"channel\": \"C0DEMO\", \"text\": \"starts\"}");
        assertThat(posted.path("ok").asBoolean()).isTrue();
        String ts = posted.path("ts").asText();

        slack("chat.update", "{\"channel\": \"C0DEMO\", \"ts\": \"" + ts + "\", \"text\": \"done <b>\"}");

        assertThat(messages()).hasSize(1);
        assertThat(messages().get(0).path("text").asText()).isEqualTo("done <b>");
        assertThat(messages().get(0).path("changes").asInt()).isEqualTo(1);
        assertThat(get("/").body()).contains("edited once").contains("done &lt;b&gt;");
    }

    @Test
    void whatTheSenderEscapedForChatIsShownAsItself() throws Exception {
        slack("chat.postMessage", "{\"channel\": \"C0DEMO\", \"text\": \"5 &gt; 3 &amp;lt; 4\"}");
        slack(
                "chat.postMessage",
                "{\"channel\": \"C0DEMO\", \"text\": \"x\", \"blocks\": ["
                        + "{\"type\": \"header\", \"text\": {\"type\": \"plain_text\", \"text\": \"a < b\"}},"
                        + "{\"type\": \"section\", \"text\": {\"type\": \"mrkdwn\", \"text\": \"33 % &gt; 5 %\"}}]}");

        assertThat(messages().get(0).path("text").asText()).isEqualTo("5 > 3 &lt; 4");
        assertThat(messages().get(1).path("text").asText()).isEqualTo("a < b\n33 % > 5 %");
        assertThat(get("/").body()).contains("33 % &gt; 5 %").doesNotContain("&amp;gt;");
    }

    @Test
    void chatSaysWhatIsWrongWithStatus200() throws Exception {
        assertThat(errorOf(slack("chat.postMessage", "{\"channel\": \"nowhere\", \"text\": \"x\"}")))
                .isEqualTo("channel_not_found");
        assertThat(errorOf(slack("chat.postMessage", "{\"channel\": \"C0DEMO\"}")))
                .isEqualTo("no_text");
        assertThat(errorOf(slack("chat.update", "{\"channel\": \"C0DEMO\", \"ts\": \"1.1\", \"text\": \"x\"}")))
                .isEqualTo("message_not_found");
        assertThat(errorOf(json(post("/slack/api/chat.postMessage", "{}", Map.of("Authorization", "Bearer x")))))
                .isEqualTo("invalid_auth");
        assertThat(messages()).isEmpty();
    }

    @Test
    void theIncomingWebhookIsKnownByItsPath() throws Exception {
        assertThat(post("/slack/hook/T0/B0/secret", "{\"text\": \"hello\"}", Map.of())
                        .body())
                .isEqualTo("ok");
        assertThat(post("/slack/hook/T0/B0/guess", "{\"text\": \"hello\"}", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void aPageIsUpdatedAndResolvedByItsKey() throws Exception {
        assertThat(page("trigger", "k", "critical").statusCode()).isEqualTo(202);
        assertThat(page("trigger", "k", "critical").statusCode()).isEqualTo(202);
        assertThat(page("resolve", "k", "critical").statusCode()).isEqualTo(202);
        assertThat(messages()).hasSize(1);
        assertThat(messages().get(0).path("state").asText()).isEqualTo("resolved");

        assertThat(page("trigger", "k", "critical").statusCode()).isEqualTo(202);
        assertThat(messages()).hasSize(2);
    }

    @Test
    void anInvalidPageIsRefused() throws Exception {
        assertThat(page("trigger", "k", "loud").statusCode()).isEqualTo(400);
        assertThat(page("shout", "k", "critical").statusCode()).isEqualTo(400);
        assertThat(page("resolve", "", "critical").statusCode()).isEqualTo(400);
        assertThat(post("/pagerduty/v2/change/enqueue", "{\"routing_key\": \"" + KEY + "\"}", Map.of())
                        .statusCode())
                .isEqualTo(400);
        assertThat(messages()).isEmpty();
    }

    @Test
    void aSignedEventIsKeptOnce() throws Exception {
        String event = "{\"type\": \"dev.goaround.rollback.ordered.v1\"}";
        assertThat(post("/webhook", event, Signed.headers(Signed.SECRET, "e-1", NOW, event))
                        .statusCode())
                .isEqualTo(204);
        post("/webhook", event, Signed.headers(Signed.SECRET, "e-1", NOW.plusSeconds(5), event));
        assertThat(post("/webhook", event, Signed.headers(Signed.OTHER_SECRET, "e-2", NOW, event))
                        .statusCode())
                .isEqualTo(401);
        assertThat(messages()).hasSize(1);
        assertThat(messages().get(0).path("changes").asInt()).isEqualTo(1);
    }

    @Test
    void aReceiverIsOutOfOrderAsOftenAsAsked() throws Exception {
        post("/faults", "{\"channel\": \"pagerduty\", \"next\": \"429\", \"times\": 2}", Map.of());
        HttpResponse<String> first = page("trigger", "k", "info");
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("1");
        assertThat(page("trigger", "k", "info").statusCode()).isEqualTo(429);
        assertThat(page("trigger", "k", "info").statusCode()).isEqualTo(202);
        assertThat(post("/faults", "{\"channel\": \"pigeon\"}", Map.of()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void mailIsShownPerRecipient() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(inbox.smtpPort()));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("goaround@example.org"));
        mail.setRecipients(Message.RecipientType.TO, "team@greeter.example,product@greeter.example");
        mail.setSubject("greeter 1.0.0 starts");
        mail.setText("As planned.");
        Transport.send(mail);

        assertThat(messages()).hasSize(2);
        assertThat(messages())
                .extracting(message -> message.path("to").asText())
                .containsExactlyInAnyOrder("team@greeter.example", "product@greeter.example");
        assertThat(messages().get(0).path("text").asText()).contains("As planned.");
    }

    private HttpResponse<String> page(String action, String key, String severity) throws Exception {
        return post(
                "/pagerduty/v2/enqueue",
                "{\"routing_key\": \"" + KEY + "\", \"event_action\": \"" + action + "\", \"dedup_key\": \"" + key
                        + "\", \"payload\": {\"summary\": \"s\", \"source\": \"x\", \"severity\": \"" + severity
                        + "\"}}",
                Map.of());
    }

    private JsonNode slack(String method, String body) throws Exception {
        return json(post("/slack/api/" + method, body, SLACK));
    }

    private static String errorOf(JsonNode answer) {
        assertThat(answer.path("ok").asBoolean()).isFalse();
        return answer.path("error").asText();
    }

    private List<JsonNode> messages() throws Exception {
        List<JsonNode> all = new ArrayList<>();
        json(get("/messages.json")).path("messages").forEach(all::add);
        return all;
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(inbox.url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(inbox.url().resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
