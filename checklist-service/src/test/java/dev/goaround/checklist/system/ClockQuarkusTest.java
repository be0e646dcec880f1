package dev.goaround.checklist.system;

import static dev.goaround.checklist.system.Shop.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.goaround.access.TokenRegistry;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.deployment.DeploymentPlanned;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ticker moves what nobody touches; T-0, calendars and their override have their doors. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ClockQuarkusTest {

    private static final String CHECKLIST = """
            # By the clock

            ## Before
            - [ ] Everybody knows

            ## T-0: Deployment
            - [ ] Deploy the new version

            ## Monitoring
            - [ ] Dashboards look right
            """;

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    @Inject
    Clock clock;

    private final String calendar = "company-" + UUID.randomUUID().toString().substring(0, 8);
    private Shop shop;

    @BeforeEach
    void define() {
        shop = new Shop(connector, registry);
        shop.door
                .as(Role.OPERATOR)
                .queryParam("name", "by-the-clock")
                .contentType("text/markdown")
                .body(CHECKLIST)
                .post("/api/v1/checklists");
        shop.door
                .as(Role.OPERATOR)
                .contentType("application/yaml")
                .body(Scenario.DEFINITION
                                .replace("service: shop", "service: " + shop.service)
                                .replace("checklist: shop-release", "checklist: by-the-clock")
                        + "    calendars: [" + calendar + "]\n")
                .put("/api/v1/services/" + shop.service)
                .then()
                .statusCode(200);
    }

    @Test
    void aPlanIsWalkedMovedBoundAndOpenedByTheClockWhileThePipelineWaits() {
        String id = planned(clock.instant().plus(Duration.ofDays(1)));
        tick(id, "Everybody knows");
        shop.gate(id, "deploy", 202).body("reasons.code", hasItem("START_MISSING"));
        assertThat(shop.started("2.0")).isEqualTo(id);
        shop.gate(id, "deploy", 202).body("reasons.code", hasItem("NOT_DUE"));

        Instant soon = clock.instant().plusSeconds(3);
        plan(id, Role.VIEWER, soon, "sooner", 403);
        plan(id, Role.OPERATOR, soon, "sooner", 200);
        shop.door
                .as(Role.PIPELINE)
                .get(API + "/" + id + "/gates/deploy?wait=30s")
                .then()
                .statusCode(200)
                .body("passedBy", equalTo("goaround"));
        assertThat(clock.instant()).isBetween(soon, soon.plusSeconds(4));
        plan(id, Role.OPERATOR, soon.plusSeconds(60), "later", 409);
        assertThat(shop.published.events(id, DeploymentPlanned.class))
                .extracting(DeploymentPlanned::reason)
                .containsExactly(null, "sooner");
        shop.door.as(Role.VIEWER).get(API + "/" + id + "/timeline").then().body("items.type", hasItem("planned"));
    }

    @Test
    void aCalendarsFreezeHoldsTheGateAndAChangedCalendarLetsItGo() {
        putCalendar(clock.instant(), 201).body("freezes", hasSize(1), "freezes[0].name", equalTo("Inventory"));
        String id = shop.started("2.0");
        tick(id, "Everybody knows");
        shop.gate(id, "deploy", 202)
                .body("reasons.code", hasItem("FREEZE"), "reasons[0].text", containsString("Inventory"));

        putCalendar(clock.instant().plus(Duration.ofDays(30)), 200);

        shop.eventually(id, "phase", deployPhase(id));
        shop.door
                .as(Role.VIEWER)
                .get("/api/v1/calendars/" + calendar)
                .then()
                .statusCode(200)
                .contentType("text/calendar")
                .body(containsString("SUMMARY:Inventory"));
        shop.door
                .as(Role.OPERATOR)
                .delete("/api/v1/calendars/" + calendar)
                .then()
                .statusCode(204);
        shop.door
                .as(Role.OPERATOR)
                .delete("/api/v1/calendars/" + calendar)
                .then()
                .statusCode(404);
    }

    @Test
    void anApproverOverridesAFreezeAndItStaysADebt() {
        putCalendar(clock.instant(), 201);
        String id = shop.started("2.0");
        tick(id, "Everybody knows");
        override(id, Role.OPERATOR).statusCode(403);
        override(id, Role.APPROVER)
                .statusCode(200)
                .body("phase", equalTo(deployPhase(id)), "debts.text", hasItem(containsString("Inventory")));
    }

    @Test
    void whatIsNoCalendarIsRefused() {
        shop.door
                .as(Role.OPERATOR)
                .body("hello")
                .put("/api/v1/calendars/" + calendar)
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("BEGIN:VCALENDAR"));
        shop.door
                .as(Role.PIPELINE)
                .body("hello")
                .put("/api/v1/calendars/" + calendar)
                .then()
                .statusCode(403);
        shop.door
                .as(Role.OPERATOR)
                .body("hello")
                .put("/api/v1/calendars/No_Name")
                .then()
                .statusCode(400);
    }

    private String planned(Instant t0) {
        return shop.door
                .as(Role.OPERATOR)
                .body(shop.start("2.0").replaceFirst("}$", ",\"plan\":{\"t0\":\"" + t0 + "\"}}"))
                .post(API)
                .then()
                .statusCode(202)
                .body("state", equalTo("planned"), "watchRevision", is(0))
                .extract()
                .path("id");
    }

    private void plan(String id, Role role, Instant t0, String reason, int status) {
        shop.door
                .as(role)
                .body("{\"t0\":\"" + t0 + "\",\"reason\":\"" + reason + "\"}")
                .post(API + "/" + id + "/plan")
                .then()
                .statusCode(status);
    }

    private void tick(String id, String text) {
        shop.door
                .as(Role.OPERATOR)
                .body("{}")
                .post(API + "/" + id + "/items/" + shop.item(id, text) + "/tick")
                .then()
                .statusCode(200);
    }

    private io.restassured.response.ValidatableResponse override(String id, Role role) {
        return shop.door
                .as(role)
                .body("{\"reason\":\"customers can't pay\"}")
                .post(API + "/" + id + "/gates/deploy/override")
                .then();
    }

    /** A freeze of an hour around an instant. */
    private io.restassured.response.ValidatableResponse putCalendar(Instant around, int status) {
        DateTimeFormatter form =
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(java.time.ZoneOffset.UTC);
        Instant from = around.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1800);
        String text = String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//x//y//EN",
                "BEGIN:VEVENT",
                "UID:1",
                "SUMMARY:Inventory",
                "DTSTART:" + form.format(from),
                "DTEND:" + form.format(from.plusSeconds(3600)),
                "END:VEVENT",
                "END:VCALENDAR",
                "");
        return shop.door
                .as(Role.OPERATOR)
                .body(text)
                .put("/api/v1/calendars/" + calendar)
                .then()
                .statusCode(status);
    }

    private String deployPhase(String id) {
        return shop.door.as(Role.VIEWER).get(API + "/" + id).path("phases.find { it.stage == 'deploy' }.id");
    }
}
