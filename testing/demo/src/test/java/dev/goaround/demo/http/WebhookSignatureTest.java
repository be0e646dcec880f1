package dev.goaround.demo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final Instant SENT = Instant.ofEpochSecond(1614265330);

    @Test
    void theExampleOfTheSpecificationIsTrusted() {
        Request request = request("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(WebhookSignature.objection(Signed.SECRET, request, SENT)).isEmpty();
    }

    @Test
    void anotherSignatureIsNot() {
        Request request = request("v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(WebhookSignature.objection(Signed.SECRET, request, SENT)).isPresent();
    }

    private static Request request(String signature) {
        return new Request(
                "POST",
                "/webhook",
                Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", signature),
                "{\"test\": 2432232314}");
    }
}
