package dev.goaround.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest {
    /** The vector that the specification's own libraries share. */
    private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330);

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Body PAYLOAD = Body.utf8("{\"test\": 2432232314}");
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final WebhookKey KEY = key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void theReferenceVectorIsSigned() {
        assertThat(StandardWebhooks.sign(KEY, ID, SENT, PAYLOAD))
                .isEqualTo(Map.of("webhook-id", ID, "webhook-timestamp", "1614265330", "webhook-signature", SIGNATURE));
    }

    @Test
    void whatWasSignedIsTrusted() {
        assertThat(objection(Map.of(), PAYLOAD, SENT)).isNull();
        assertThat(objection(Map.of(), PAYLOAD, SENT.plusSeconds(300))).isNull();
        assertThat(objection(Map.of(), PAYLOAD, SENT.minusSeconds(300))).isNull();
    }

    @Test
    void oneFittingSignatureAmongSeveralIsEnough() {
        assertThat(objection(Map.of("webhook-signature", "v1a,AAAA v1,AAAA " + SIGNATURE), PAYLOAD, SENT))
                .isNull();
    }

    @Test
    void whatWasChangedIsNotTrusted() {
        assertThat(objection(Map.of(), Body.utf8("{\"test\": 2432232315}"), SENT))
                .contains("no v1,… signature");
        assertThat(objection(Map.of("webhook-id", "msg_other"), PAYLOAD, SENT)).contains("no v1,… signature");
        assertThat(objection(Map.of("webhook-timestamp", "1614265331"), PAYLOAD, SENT))
                .contains("no v1,… signature");
        assertThat(objection(Map.of("webhook-signature", SIGNATURE.replace("v1,", "v1a,")), PAYLOAD, SENT))
                .contains("no v1,… signature");
        assertThat(objection(Map.of("webhook-signature", SIGNATURE.replace("v1,", "")), PAYLOAD, SENT))
                .contains("no v1,… signature");
    }

    @Test
    void anotherKeyIsNotTrusted() {
        WebhookKey other = key("whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
        Map<String, String> headers = StandardWebhooks.sign(KEY, ID, SENT, PAYLOAD);
        assertThat(StandardWebhooks.objection(other, headers, PAYLOAD, SENT, Duration.ofMinutes(5)))
                .isPresent();
    }

    @Test
    void whatIsTooOldOrFromTheFutureIsNotTrusted() {
        assertThat(objection(Map.of(), PAYLOAD, SENT.plusSeconds(301))).contains("more than PT5M");
        assertThat(objection(Map.of(), PAYLOAD, SENT.minusSeconds(301))).contains("more than PT5M");
    }

    @Test
    void missingAndMalformedHeadersAreNamed() {
        assertThat(objection(Map.of("webhook-signature", ""), PAYLOAD, SENT)).contains("must all be there");
        assertThat(objection(Map.of("webhook-timestamp", "now"), PAYLOAD, SENT)).contains("whole seconds");
        assertThat(objection(Map.of("webhook-timestamp", "-1"), PAYLOAD, SENT)).contains("whole seconds");
        assertThat(objection(Map.of("webhook-id", "a.1614265330"), PAYLOAD, SENT))
                .contains("full stop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "ä", "a\n"})
    void anIdThatBlursTheSignedTextIsADefect(String id) {
        assertThatThrownBy(() -> StandardWebhooks.sign(KEY, id, SENT, PAYLOAD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeySaysWhatItMustBeAndNotWhatItIs() {
        assertThat(WebhookKey.parse(Secret.of("hunter2")).problems())
                .containsExactly("the signing secret must begin with whsec_ (Standard Webhooks)");
        assertThat(WebhookKey.parse(Secret.of("whsec_hunter2!")).problems())
                .containsExactly("the signing secret must be base64 after whsec_");
        assertThat(WebhookKey.parse(Secret.of("whsec_aHVudGVyMg==")).problems())
                .singleElement()
                .asString()
                .startsWith("the signing secret has 7 bytes; it must have 24 to 64");
        assertThat(WebhookKey.parse(Secret.of("whsec_" + Base64.getEncoder().encodeToString(new byte[65])))
                        .problems())
                .hasSize(1);
        assertThat(KEY).hasToString("***");
    }

    private static String objection(Map<String, String> changed, Body body, Instant now) {
        Map<String, String> headers = new HashMap<>(StandardWebhooks.sign(KEY, ID, SENT, PAYLOAD));
        headers.putAll(changed);
        return StandardWebhooks.objection(KEY, headers, body, now, StandardWebhooks.DEFAULT_TOLERANCE)
                .orElse(null);
    }

    private static WebhookKey key(String text) {
        return WebhookKey.parse(Secret.of(text)).orElse(problems -> {
            throw new AssertionError(problems);
        });
    }
}
