package dev.goaround.checklist.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.goaround.access.TokenRegistry;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.contracts.access.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A checklist is stored as it is written, and read for each service with the words of its definition. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class TeamWordsQuarkusTest {

    private static final String CHECKLIST = """
            # Release
            ## Prepare
            - [ ] If migrations: copy the tables
            - [ ] Release notes written
            ## Deploy
            - [ ] Deploy the new version
            ## Knorzweg-Kriterien
            - Murksquote > 5 % for 5 minutes
            - Schnaufgrad > 90 % for 5 minutes
            """;

    private static final String WORDS = "words: {Knorzweg: rollback, Murksquote: error rate, Schnaufgrad: cpu}\n";

    @Inject
    TokenRegistry registry;

    private final String service = "team-" + UUID.randomUUID().toString().substring(0, 8);
    private Door door;

    @BeforeEach
    void store() {
        door = new Door(registry);
        post("/api/v1/checklists?name=" + service).statusCode(201).body("report.triggers", hasSize(0));
    }

    private ValidatableResponse post(String path) {
        return post(path, CHECKLIST);
    }

    private ValidatableResponse post(String path, String checklist) {
        return door.as(Role.OPERATOR)
                .contentType("text/markdown; charset=UTF-8")
                .body(checklist)
                .post(path)
                .then();
    }

    private ValidatableResponse define(String words) {
        String definition = Scenario.DEFINITION
                .replace("service: shop", "service: " + service)
                .replace("shop-release", service);
        return door.as(Role.OPERATOR)
                .contentType("application/yaml; charset=UTF-8")
                .body(words + definition)
                .put("/api/v1/services/" + service)
                .then();
    }

    private ValidatableResponse start(String fields) {
        return door.as(Role.PIPELINE, service)
                .body("{\"service\":\"" + service + "\",\"environment\":\"production\",\"version\":\"2\""
                        + ",\"previousVersion\":\"1\"" + fields + "}")
                .post(Shop.API)
                .then()
                .statusCode(202);
    }

    private ValidatableResponse shown(String id) {
        return door.as(Role.VIEWER).get(Shop.API + "/" + id).then().statusCode(200);
    }

    @Test
    void theAnswerToTheSaveIsThatOfTheChecklistAsItIsReadWithThem() {
        String unwatched = "trigger “Schnaufgrad > 90 % for 5 minutes”";
        define("").statusCode(200).body("warnings.message", not(hasItem(containsString(unwatched))));
        define(WORDS).statusCode(200).body("revision", is(2), "warnings.message", hasItem(containsString(unwatched)));
    }

    @Test
    void aDeploymentThatIsOpenKeepsWhatItWasOpenedWith() {
        define(WORDS).statusCode(200);
        String id = start("").body("triggers", hasSize(2)).extract().path("id");
        String before = shown(id).extract().asString();

        define("").body("revision", is(2));
        assertThat(shown(id)
                        .body("triggers.text", hasItem("Murksquote > 5 % for 5 minutes"))
                        .extract()
                        .asString())
                .isEqualTo(before);
    }

    @Test
    void aPlanKeepsTheWordsThatItWasMadeWith() {
        define(WORDS).statusCode(200);
        String id = planned();
        List<String> planned = summary(id);
        assertThat(planned).anyMatch(line -> line.contains("error rate > 5 %"));

        define("").body("revision", is(2));
        start("").body("id", equalTo(id), "triggers", hasSize(2));
        assertThat(summary(id)).hasSize(2 * planned.size());
        assertThat(Set.copyOf(summary(id))).isEqualTo(Set.copyOf(planned));
    }

    @Test
    void aPlanKeepsTheChecklistThatSaysWhichItemsItsFactsRuleOut() {
        define(WORDS).statusCode(200);
        String id = planned();

        post("/api/v1/checklists?name=" + service, CHECKLIST.replace("If migrations: copy", "Copy"))
                .body("version", is(2));
        start(",\"facts\":{\"migrations\":false}")
                .body("id", equalTo(id))
                .body("phases.items.flatten().find { it.text.startsWith('If') }.state", equalTo("not-applicable"));
        assertThat(summary(id)).hasSize(10);
    }

    private String planned() {
        return start(",\"plan\":{\"t0\":\"2026-03-03T10:00:00Z\"}")
                .body("state", equalTo("planned"), "triggers", hasSize(2))
                .extract()
                .path("id");
    }

    private List<String> summary(String id) {
        return door.as(Role.VIEWER)
                .get(Shop.API + "/" + id + "/timeline?size=100")
                .path("items.findAll { it.type == 'summary' }.text");
    }

    @Test
    void theReportForAServiceIsReadWithItsWordsAndWhatIsStoredIsNot() {
        define(WORDS).statusCode(200);
        post("/api/v1/checklists?name=" + service + "&service=" + service)
                .statusCode(200)
                .body("report.triggers", hasSize(2), "summary.sentences[0]", containsString("error rate > 5 %"));
        post("/api/v1/checklists?dry-run&name=" + service + "&service=" + service)
                .body("report.triggers", hasSize(2), "changed", is(false));
        post("/api/v1/checklists/reading?service=" + service).body("triggers", hasSize(2));
        post("/api/v1/checklists/reading").body("triggers", hasSize(0));
        door.as(Role.VIEWER).get("/api/v1/checklists/" + service).then().body("report.triggers", hasSize(0));
    }

    @Test
    void nothingIsStoredForAServiceThatIsNotThere() {
        for (String path : List.of("?name=" + service + "-2&service=nobody", "/reading?service=nobody")) {
            post("/api/v1/checklists" + path)
                    .statusCode(422)
                    .body(
                            "errors[0].field",
                            equalTo("service"),
                            "detail",
                            containsString("there is no service nobody"));
        }
        door.as(Role.VIEWER).get("/api/v1/checklists/" + service + "-2").then().statusCode(404);
    }
}
