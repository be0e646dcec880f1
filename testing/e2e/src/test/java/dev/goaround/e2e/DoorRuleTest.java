package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the attack takes for held, and what for fallen. */
class DoorRuleTest {
    private static final String DOCUMENT = """
            {"paths": {
              "/things/{id}": {
                "parameters": [{"in": "query", "name": "service"}],
                "get": {
                  "security": [{"SecurityScheme": []}],
                  "responses": {"200": {"content": {"text/html;qs=0.9": {}, "application/json": {}}}, "401": {}}},
                "delete": {"security": [{"SecurityScheme": ["operator", "administrator"]}], "responses": {}}},
              "/page": {"get": {"responses": {}}}}}""";

    private static final Endpoint READ = endpoint("GET /things/{id}");
    private static final Endpoint CHANGE = endpoint("DELETE /things/{id}");
    private static final Endpoint PAGE = endpoint("GET /page");

    private static final Intruder NOBODY = new Intruder("nobody", Intruder.Kind.WITHOUT_TOKEN, null, Set.of());
    private static final Intruder ELSEWHERE =
            new Intruder("elsewhere", Intruder.Kind.ELSEWHERE, "Bearer x", Set.of("operator"));
    private static final Intruder VIEWER =
            new Intruder("viewer", Intruder.Kind.LACKING_THE_ROLE, "Bearer x", Set.of("viewer"));

    @Test
    void anEndpointIsReadWithItsRolesItsQueriesAndWhatItAnswers() {
        assertThat(READ)
                .isEqualTo(new Endpoint(
                        "shop",
                        "GET",
                        "/things/{id}",
                        false,
                        Set.of(),
                        List.of("service"),
                        List.of("application/json", "text/html")));
        assertThat(CHANGE.roles()).containsExactlyInAnyOrder("operator", "administrator");
        assertThat(PAGE.open()).isTrue();
        assertThat(PAGE.closedUnlessOneOf(Set.of("shop: GET /page"))).isEqualTo(PAGE);
        assertThat(PAGE.closedUnlessOneOf(Set.of("shop: GET /other")).open()).isFalse();
    }

    @Test
    void whatSomebodyMayDoIsNoAttack() {
        assertThat(VIEWER.tries(READ)).isFalse();
        assertThat(VIEWER.tries(PAGE)).isFalse();
        assertThat(VIEWER.tries(CHANGE)).isTrue();
        assertThat(ELSEWHERE.tries(READ)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"401, true", "200, false", "403, false", "404, false", "500, false"})
    void withoutATokenOnly401Holds(int status, boolean holds) {
        assertHolds(NOBODY, READ, Attempt.Names.ITS_OWN, status, "", holds);
    }

    @ParameterizedTest
    @CsvSource({"403, true", "401, false", "404, false", "400, false", "409, false", "204, false", "503, false"})
    void withoutTheRoleOnly403Holds(int status, boolean holds) {
        assertHolds(VIEWER, CHANGE, Attempt.Names.ITS_OWN, status, "", holds);
    }

    @ParameterizedTest
    @CsvSource({
        "403, true",
        "404, true",
        "200, false",
        "202, false",
        "400, false",
        "409, false",
        "429, false",
        "502, false"
    })
    void anotherServicesThingIsNeitherShownNorChanged(int status, boolean holds) {
        assertHolds(ELSEWHERE, READ, Attempt.Names.ITS_OWN, status, "", holds);
        assertHolds(ELSEWHERE, CHANGE, Attempt.Names.ITS_OWN, status, "", holds);
    }

    @Test
    void aChecklistIsReadByEveryTokenAndReplacedByItsOwner() {
        assertHolds(ELSEWHERE, READ, Attempt.Names.ITS_LIBRARY, 200, "", true);
        assertHolds(ELSEWHERE, CHANGE, Attempt.Names.ITS_LIBRARY, 204, "", false);
    }

    @Test
    void aListWithSomethingOfTheVictimsFalls() {
        assertHolds(ELSEWHERE, READ, Attempt.Names.NOBODYS, 200, "[]", true);
        assertHolds(ELSEWHERE, READ, Attempt.Names.NOBODYS, 200, "[1.1.0-mark]", false);
        assertHolds(ELSEWHERE, READ, Attempt.Names.ITS_OWN, 404, "there is mark", false);
    }

    @Test
    void whatIsOpenIsHeldWhileItAnswers() {
        assertHolds(NOBODY, PAGE, Attempt.Names.NOBODYS, 200, "1.1.0-mark", true);
        assertHolds(NOBODY, PAGE, Attempt.Names.NOBODYS, 500, "", false);
    }

    private static void assertHolds(
            Intruder intruder, Endpoint endpoint, Attempt.Names names, int status, String body, boolean holds) {
        Attempt attempt = new Attempt(endpoint, endpoint.path(), "*/*", null, names);
        assertThat(DoorRule.objection(intruder, attempt, new DoorAnswer(status, body), "mark")
                        .isEmpty())
                .as(attempt + " as " + intruder + ": " + status)
                .isEqualTo(holds);
    }

    private static Endpoint endpoint(String name) {
        try {
            return Endpoint.of("shop", new ObjectMapper().readTree(DOCUMENT)).stream()
                    .filter(each -> each.toString().equals("shop: " + name))
                    .findFirst()
                    .orElseThrow();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
