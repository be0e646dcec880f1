package dev.goaround.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventSchemasTest {

    private final EventSchemas schemas = new EventSchemas();

    @Test
    void saysNothingAboutAGoodEvent() {
        assertThat(started("{'service':'greeter','environment':'production','version':'1.5.0'}"))
                .isEmpty();
    }

    @Test
    void namesTheMissingFieldAndWhatItIs() {
        assertThat(started("{'service':'greeter','environment':'production'}"))
                .containsExactly(new SchemaError("/version", "is missing: The version being deployed."));
    }

    @Test
    void refusesAnUnknownFieldAndListsTheKnownOnes() {
        assertThat(started("{'service':'greeter','environment':'production','version':'1','verzion':'2'}"))
                .containsExactly(new SchemaError(
                        "/verzion",
                        "is no field of this object; its fields are service, environment, version, checklist, kind,"
                                + " facts, previousVersion, commit, committedAt, link, rehearsal, author, callback"));
    }

    @Test
    void saysWhichTypeIsExpected() {
        assertThat(started("{'service':'greeter','environment':'production','version':1.5}"))
                .containsExactly(
                        new SchemaError("/version", "is a number, expected string: The version being deployed."));
        assertThat(started("{'service':'greeter','environment':'production','version':'1','facts':{'a/b':'yes'}}"))
                .containsExactly(new SchemaError("/facts/a~1b", "is a string, expected boolean"));
    }

    @Test
    void listsTheValuesOfAnEnumeration() {
        assertThat(started("{'service':'greeter','environment':'production','version':'1','kind':'URGENT'}"))
                .containsExactly(
                        new SchemaError("/kind", "is \"URGENT\", expected one of STANDARD, HOTFIX, EMERGENCY"));
    }

    @Test
    void showsHowAnInstantIsWritten() {
        List<SchemaError> errors = check(
                EventType.PROGRESS_REPORTED, "{'deployment':'dep-1','what':'DEPLOYED','at':'10 March, two o’clock'}");

        assertThat(errors)
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("an instant as 2026-03-10T14:00:00Z"));
    }

    @Test
    void asksForWhatAKindOfProgressNeeds() {
        assertThat(check(EventType.PROGRESS_REPORTED, "{'deployment':'d','what':'STEP','at':'2026-03-10T14:00:00Z'}"))
                .extracting(SchemaError::pointer)
                .containsExactly("/item");
    }

    @Test
    void reportsOnlyTheChosenKindOfAProbe() {
        List<SchemaError> errors = check(
                EventType.WATCH_PLANNED,
                "{'deployment':{'id':'d','service':'s','environment':'e','version':'1','revision':1},'revision':1,"
                        + "'purpose':'DEPLOYMENT','armed':false,'anchor':'2026-03-10T14:00:00Z',"
                        + "'since':'2026-03-10T14:00:00Z','expiresAt':'2026-03-10T15:00:00Z','probes':["
                        + "{'kind':'http','name':'n','target':'t','every':'PT1S','timeout':'PT0.5S'},"
                        + "{'kind':'icmp','name':'n','target':'t','every':'PT1S','timeout':'1 second'}]}");

        assertThat(errors)
                .containsExactlyInAnyOrder(
                        new SchemaError("/probes/0/path", "is missing: Path, with the target's URL."),
                        new SchemaError("/probes/1/kind", "is \"icmp\", expected one of http, metrics, prometheus"));
    }

    @Test
    void saysWhereTextStopsBeingJson() {
        assertThat(started("{'service':"))
                .singleElement()
                .satisfies(error -> assertThat(error.toString())
                        .startsWith("(whole): is no JSON: ")
                        .contains("line 1"));
        assertThat(started("")).isNotEmpty();
        assertThat(started("{'service':'a','service':'b','environment':'e','version':'1'}"))
                .isNotEmpty();
        assertThat(started("[]"))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).startsWith("is an array, expected object"));
    }

    private List<SchemaError> started(String json) {
        return check(EventType.DEPLOYMENT_STARTED, json);
    }

    private List<SchemaError> check(EventType type, String json) {
        return schemas.check(type, json.replace('\'', '"').getBytes(UTF_8));
    }
}
