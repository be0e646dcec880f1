package dev.goaround.rollback.actuators.adapter;

import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A receiver of Standard Webhooks that does what it is told; a repeated key it does only once, if it knows keys. */
final class WebhookReceiver implements Stub {

    private final boolean knowsKeys;
    private final Set<String> keys = new HashSet<>();
    private final List<String> effects = new ArrayList<>();
    private final Errors errors = new Errors();

    WebhookReceiver(boolean knowsKeys) {
        this.knowsKeys = knowsKeys;
    }

    @Override
    public List<String> effects() {
        return effects;
    }

    @Override
    public void at(Instant now) {}

    @Override
    public Errors errors() {
        return errors;
    }

    @Override
    public HttpAnswer answer(Call call) {
        String key = call.headers().get("webhook-id");
        if (!knowsKeys || keys.add(key)) {
            effects.add("rolled back for " + key);
        }
        return Stub.text(200, "", Map.of());
    }
}
