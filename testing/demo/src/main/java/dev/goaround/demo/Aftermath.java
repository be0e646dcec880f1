package dev.goaround.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks whether the rollback happened once, and whether everyone was told. Only at receivers, and in the ledger. */
final class Aftermath {
    private static final String ORDERED = "dev.goaround.rollback.ordered.v1";
    private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(45);
    private static final Set<String> ALWAYS = Set.of("slack", "slack-webhook", "pagerduty", "email", "webhook");
    /** The status page is written only when something changed for those who use the service. */
    private static final Set<String> ON_ROLLBACK = Set.of("status-page");
    /** What was not sent for a reason that was known beforehand is no debt. */
    private static final Set<String> SETTLED = Set.of("delivered", "suppressed");

    private final Api notifier;
    private final Api inbox;
    private final Greeter greeter;
    private final Deadline deadline;
    private final boolean mailInInbox;

    Aftermath(StoryConfig config, Greeter greeter, Deadline deadline) {
        this.notifier = new Api(config.notifierUrl(), config.adminToken());
        this.inbox = new Api(config.inboxUrl(), null);
        this.greeter = greeter;
        this.deadline = deadline;
        this.mailInInbox = config.mailInInbox();
    }

    /** One order, one effect, the good version running, every delivery made, every channel told. */
    void ofTheRollback(ApiDeployment bad, String goodVersion) {
        List<String> effects = greeter.effects(bad.id());
        expect("exactly one effect at the receiver of the rollback", 1, effects.size(), effects);
        expect("the running version", goodVersion, greeter.version(), bad.standing());
        if (bad.rollback() == null || !"verified".equals(bad.rollback().state())) {
            throw new StoryFailure("expected the rollback to be verified, seen: " + bad.standing());
        }
        everythingDelivered(bad.id(), true);
        List<JsonNode> orders = received("webhook", bad.id(), ORDERED);
        expect("exactly one rollback order on the team's bus", 1, orders.size(), orders);
        everyoneSaw("slack", bad);
        everyoneSaw("slack-webhook", bad);
        if (mailInInbox) {
            everyoneSaw("email", bad);
        }
        pageResolved(bad.id());
    }

    /** @return how many deliveries were made */
    int everythingDelivered(String deployment, boolean rolledBack) {
        List<JsonNode> open = new ArrayList<>();
        Set<String> channels = new TreeSet<>();
        deadline.await(
                "every message about " + deployment + " to be delivered",
                DELIVERED_WITHIN,
                () -> {
                    open.clear();
                    channels.clear();
                    for (JsonNode delivery : ledger(deployment)) {
                        channels.add(delivery.path("channel").asText());
                        if (!SETTLED.contains(delivery.path("state").asText())) {
                            open.add(delivery);
                        }
                    }
                    return open.isEmpty()
                            && channels.containsAll(ALWAYS)
                            && (!rolledBack || channels.containsAll(ON_ROLLBACK));
                },
                () -> "channels " + channels + ", not delivered: " + open);
        return ledger(deployment).size();
    }

    private List<JsonNode> ledger(String deployment) {
        List<JsonNode> deliveries = new ArrayList<>();
        int total = 1;
        for (int page = 0; deliveries.size() < total; page++) {
            Api.Answer answer = notifier.get("/api/v1/deliveries?deployment=" + deployment + "&size=100&page=" + page);
            JsonNode items = answer.json().path("items");
            if (!answer.isSuccess()) {
                throw new StoryFailure("expected the ledger of deliveries, got " + answer.words());
            }
            items.forEach(deliveries::add);
            total = items.isEmpty() ? 0 : answer.json().path("total").asInt();
        }
        return deliveries;
    }

    private void everyoneSaw(String channel, ApiDeployment bad) {
        List<JsonNode> messages = received(channel, bad.version(), "");
        boolean told = messages.stream()
                .anyMatch(message -> (message.path("title").asText() + message.path("text"))
                        .toLowerCase(Locale.ROOT)
                        .contains("roll"));
        if (!told) {
            throw new StoryFailure(
                    "expected a message about the rollback on channel " + channel + ", seen: " + messages);
        }
    }

    /** The last word of a rollback may reach the notifier when everything before it is delivered: it is waited for. */
    private void pageResolved(String deployment) {
        deadline.await(
                "one page about " + deployment + ", resolved when the rollback was verified",
                DELIVERED_WITHIN,
                () -> List.copyOf(pages(deployment).values()).equals(List.of("resolved")),
                () -> "pages " + pages(deployment));
    }

    private Map<String, String> pages(String deployment) {
        Map<String, String> pages = new TreeMap<>();
        for (JsonNode message : inbox.get("/messages.json").json().path("messages")) {
            if (message.path("channel").asText().equals("pagerduty")
                    && message.path("reference").asText().contains(deployment)) {
                pages.put(
                        message.path("reference").asText(),
                        message.path("state").asText());
            }
        }
        return pages;
    }

    private List<JsonNode> received(String channel, String about, String title) {
        List<JsonNode> messages = new ArrayList<>();
        for (JsonNode message : inbox.get("/messages.json").json().path("messages")) {
            if (message.path("channel").asText().equals(channel)
                    && message.path("title").asText("").contains(title)
                    && message.toString().contains(about)) {
                messages.add(message);
            }
        }
        return messages;
    }

    private static void expect(String what, Object expected, Object seen, Object detail) {
        if (!Objects.equals(expected, seen)) {
            throw new StoryFailure("expected " + what + " to be " + expected + ", seen: " + seen + " " + detail);
        }
    }
}
