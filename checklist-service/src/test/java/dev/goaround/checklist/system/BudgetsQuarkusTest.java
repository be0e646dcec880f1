package dev.goaround.checklist.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.watch.WatchPlanned;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would take a service down is refused with what there is too much of, how much there is, and how much there may be. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class BudgetsQuarkusTest {

    /** What a producer sends without being asked to send more. */
    private static final int LARGEST_RECORD = 1 << 20;

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

    private static final String EVERY_SECOND = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:a
            DTSTART:19700101T000000Z
            DURATION:PT1S
            RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30
            END:VEVENT
            END:VCALENDAR
            """;

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    @Inject
    Mutiny.SessionFactory sessions;

    private Door door;

    @BeforeEach
    void door() {
        door = new Door(registry);
    }

    @Test
    void aHundredThousandBoxesAreRefusedWhenTheyAreStored() {
        String boxes = "- [ ] a\n".repeat(100_000);
        checklist("boxes", boxes).statusCode(413).body("detail", containsString("100,001 lines"));
        checklist("boxes", "- [ ] a\n".repeat(1_001))
                .statusCode(413)
                .body("detail", containsString("1,001 check boxes"));
        door.as(Role.VIEWER)
                .body(boxes)
                .post("/api/v1/checklists/reading")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        door.as(Role.VIEWER).get("/api/v1/checklists/boxes").then().statusCode(404);
    }

    private ValidatableResponse checklist(String name, String text) {
        return door.as(Role.OPERATOR)
                .contentType("text/markdown")
                .body(text)
                .post("/api/v1/checklists?name=" + name)
                .then();
    }

    @Test
    void theLargestThatIsStoredIsStartedAndItsEventsFitIntoRecords() {
        checklist("largest", largest()).statusCode(201);
        Shop shop = new Shop(connector, registry).defined();
        String id = start(shop.service, "largest").statusCode(202).extract().path("id");
        shop.lastWatch(id, watch -> true);
        await().atMost(Shop.PATIENCE)
                .untilAsserted(() -> assertThat(shop.published.events(id, WatchPlanned.class))
                        .isNotEmpty());
        assertThat(connector.<byte[]>sink("goaround-out").received())
                .extracting(Message::getPayload)
                .allSatisfy(payload ->
                        assertThat(payload == null ? 0 : payload.length).isLessThan(LARGEST_RECORD));
    }

    /** A thousand measured items and two hundred triggers, with words that JSON makes twice as long. */
    private static String largest() {
        StringBuilder text = new StringBuilder("# Largest\n\n## Deploy\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("- [ ] Error rate below 1% over 5 minutes ")
                    .append(i)
                    .append(' ')
                    .append("\"".repeat(150))
                    .append('\n');
            if (i % 5 == 4) {
                text.append("\n## Verify part ").append(i).append('\n');
            }
        }
        text.append("\n## Rollback triggers\n");
        for (int i = 0; i < 200; i++) {
            text.append("- Roll back if error rate > 5% for ").append(i + 1).append(" minutes\n");
        }
        return text.toString();
    }

    private ValidatableResponse start(String service, String checklist) {
        return door.as(Role.PIPELINE)
                .body("{\"service\":\"" + service
                        + "\",\"environment\":\"production\",\"version\":\"1\",\"checklist\":\"" + checklist + "\"}")
                .post(Shop.API)
                .then();
    }

    @Test
    void oneThatAnEarlierReleaseHasStoredIsRefusedAtTheStart() throws Throwable {
        String insert = "insert into checklist (name, version, title, text, report, sha256, created_at, created_by)"
                + " values ('from-before', 1, 'x', :text, '{}', 'x', :now, 'somebody')";
        VertxContextSupport.subscribeAndAwait(() ->
                sessions.withTransaction(session -> session.createNativeQuery(insert)
                        .setParameter("text", "- [ ] a\n".repeat(20_000))
                        .setParameter("now", Instant.now())
                        .executeUpdate()));
        start("folder", "from-before")
                .statusCode(422)
                .body(
                        "errors[0].field",
                        equalTo("checklist"),
                        "errors[0].message",
                        containsString("version 1, is too large to be started: The document has 20,001 lines"));
        door.as(Role.OPERATOR)
                .contentType("application/yaml")
                .body("service: before\nchecklist: from-before\nenvironments: {production: {}}\n")
                .put("/api/v1/services/before")
                .then()
                .statusCode(200)
                .body("warnings.message", hasItem(containsString("too large to be started")));
    }

    @Test
    void textThatNoDatabaseKeepsIsRefusedAndNoFailureOfOurs() {
        checklist("nul", "- [ ] a\n- [ ] b\0\n")
                .statusCode(422)
                .body("detail", containsString("line 2, column 8: holds U+0000"));
        door.as(Role.OPERATOR)
                .contentType("text/calendar")
                .body(EVERY_SECOND.replace("SECONDLY", "DAILY").replace("UID:a", "UID:a\0"))
                .put("/api/v1/calendars/nul")
                .then()
                .statusCode(422)
                .body("detail", containsString("U+0000"));
    }

    @Test
    void aCalendarThatRecursEverySecondIsRefusedWhenItIsStored() {
        door.as(Role.OPERATOR)
                .contentType("text/calendar")
                .body(EVERY_SECOND)
                .put("/api/v1/calendars/seconds")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("calendar"), "detail", containsString("FREQ=SECONDLY"));
        door.as(Role.VIEWER).get("/api/v1/calendars/seconds").then().statusCode(404);
    }

    /** The second one blocked an event loop for 18 minutes; the service has to come back by itself. */
    @ParameterizedTest
    @CsvSource({"february-before, FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "seconds-before, FREQ=SECONDLY"})
    void oneThatIsStoredIsReportedAndHoldsNobodyUp(String calendar, String rule) throws Throwable {
        String insert = "insert into calendar (name, version, text, created_at, created_by)"
                + " values (:name, 1, :text, :now, 'somebody')";
        VertxContextSupport.subscribeAndAwait(() ->
                sessions.withTransaction(session -> session.createNativeQuery(insert)
                        .setParameter("name", calendar)
                        .setParameter("text", EVERY_SECOND.replaceFirst("FREQ=.*", rule))
                        .setParameter("now", Instant.now())
                        .executeUpdate()));
        double before = skipped();
        String service = "often-" + calendar;
        door.as(Role.OPERATOR)
                .contentType("application/yaml")
                .body("service: " + service + "\nchecklist: folder-release\nenvironments: {production: {calendars: ["
                        + calendar + "]}}\n")
                .put("/api/v1/services/" + service)
                .then()
                .statusCode(200);
        assertTimeoutPreemptively(
                ANSWERED_WITHIN, () -> start(service, "folder-release").statusCode(202));
        assertThat(skipped()).isGreaterThan(before);
    }

    private static double skipped() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("goaround_skipped_calendars_total"))
                // What stands behind it is an example of what was counted, and its time.
                .map(line -> line.replaceFirst(" # .*", ""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
