package dev.goaround.checklist.system;

import static dev.goaround.checklist.system.Shop.API;
import static dev.goaround.checklist.system.Shop.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.WatchPlanned;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was seen running decides what a rollback goes back to and when triggers are armed; where it is not clear, a person does. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WhatRunsQuarkusTest {

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    private Shop shop;

    @BeforeEach
    void define() {
        shop = new Shop(connector, registry).defined();
    }

    private String started(String version) {
        return shop.door
                .as(Role.PIPELINE, shop.service)
                .body("{\"service\":\"" + shop.service + "\",\"environment\":\"production\",\"version\":\"" + version
                        + "\"}")
                .post(API)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private void prepared(String id) {
        shop.waive(id, "All unit tests pass");
        shop.waive(id, "Release notes are written");
    }

    private void seen(String id, String version) {
        WatchPlanned watch = shop.lastWatch(id, plan -> true);
        shop.send(
                "verdicts",
                new VersionSeen(
                        watch.deployment(), watch.revision(), "web", TargetRole.CANDIDATE, version, Instant.now()));
    }

    private ValidatableResponse answered(String id, Role role, String body, int status) {
        return shop.door
                .as(role)
                .body(body)
                .post(API + "/" + id + "/answers")
                .then()
                .statusCode(status);
    }

    @Test
    void theGateWaitsForWhatRunsAndTheTriggersForTheNewVersion() {
        String id = started("2.0");
        prepared(id);
        shop.gate(id, "deploy", 202).body("reasons.text", hasItem(containsString("not seen yet")));

        seen(id, "1.3");
        await().atMost(PATIENCE)
                .untilAsserted(() -> shop.gate(id, "deploy", 200).body("state", equalTo("passed")));
        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + id)
                .then()
                .body(
                        "targetVersion",
                        equalTo("1.3"),
                        "runningVersion",
                        equalTo("1.3"),
                        "target.why",
                        containsString("seen at web"));
        assertThat(shop.lastWatch(id, plan -> "1.3".equals(plan.targetVersion()))
                        .armed())
                .isFalse();

        seen(id, "2.0");
        assertThat(shop.lastWatch(id, WatchPlanned::armed).targetVersion()).isEqualTo("1.3");
        shop.eventually(id, "runningVersion", "2.0");
    }

    @Test
    void aPersonAnswersAndAPipelineMayNot() {
        String id = started("2.0");
        prepared(id);
        String body = "{\"question\":\"target-version\",\"version\":\"1.2\",\"reason\":\"the page said so\"}";

        answered(id, Role.PIPELINE, body, 403);
        answered(id, Role.OPERATOR, "{\"question\":\"moon-phase\",\"version\":\"1.2\"}", 422);
        answered(id, Role.OPERATOR, "{\"question\":\"target-version\"}", 422);
        answered(id, Role.OPERATOR, "{\"question\":\"target-version\",\"version\":\"v2.0\"}", 409)
                .body("detail", containsString("is the one that is deployed"));
        answered(id, Role.OPERATOR, body, 202)
                .body(
                        "target.version",
                        equalTo("1.2"),
                        "target.why",
                        containsString("answered by operator"),
                        "target.question",
                        nullValue(),
                        "phase",
                        equalTo("deploy"));
    }

    @Test
    void whatAnEarlierDeploymentLeftIsHeardOfAndSeenAgainstIt() {
        String first = started("1.1");
        prepared(first);
        shop.deployed(first);
        shop.door
                .as(Role.PIPELINE)
                .body("{\"reason\":\"changed our minds\"}")
                .post(API + "/" + first + "/cancel")
                .then()
                .statusCode(200)
                .body("runningVersion", equalTo("1.1"));

        String next = started("1.2");
        seen(next, "1.0");
        shop.eventually(next, "target.version", "1.0");
        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + next)
                .then()
                .body(
                        "target.question",
                        containsString("1.1, reported as deployed by a deployment that was cancelled"));
        shop.door
                .as(Role.VIEWER)
                .get(API + "/" + next + "/timeline")
                .then()
                .body("items.type", hasItem("target-version-asked"));
    }
}
