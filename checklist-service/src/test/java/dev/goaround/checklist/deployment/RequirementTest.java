package dev.goaround.checklist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts are what rows held before a requirement was a union. */
class RequirementTest {
    private static final String LISTS = "\"signers\":[],\"routes\":[]";
    private static final Condition ERRORS =
            new Condition("error_rate", Comparison.LESS, 0.01, "ratio", Duration.ofMinutes(5), null, 1);
    private static final String ERRORS_STORED =
            "\"condition\":{\"signal\":\"error_rate\",\"op\":\"<\",\"value\":0.01,\"unit\":\"ratio\",\"over\":\"PT5M\","
                    + "\"heldFor\":\"PT0S\",\"times\":1}";

    record Row(Requirement requirement, String stored) {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row(Requirement.nothing(), "{\"otherThanAuthor\":false," + LISTS + "}"),
                new Row(
                        Requirement.result(Duration.ofHours(24)),
                        "{\"otherThanAuthor\":false,\"within\":\"PT24H\"," + LISTS + "}"),
                new Row(Requirement.figure(ERRORS), "{" + ERRORS_STORED + ",\"otherThanAuthor\":false," + LISTS + "}"),
                new Row(
                        new Requirement.Figure(ERRORS, Duration.ofHours(1)),
                        "{" + ERRORS_STORED + ",\"otherThanAuthor\":false,\"within\":\"PT1H\"," + LISTS + "}"),
                new Row(
                        new Requirement.SoakTime(Duration.ofMinutes(15)),
                        "{\"soak\":\"PT15M\",\"otherThanAuthor\":false," + LISTS + "}"),
                new Row(
                        new Requirement.TrafficStep(0.25),
                        "{\"trafficRatio\":0.25,\"otherThanAuthor\":false," + LISTS + "}"),
                new Row(
                        Requirement.signOff("Release manager", false, List.of()),
                        "{\"role\":\"Release manager\",\"otherThanAuthor\":false," + LISTS + "}"),
                new Row(
                        Requirement.signOff(null, true, List.of("alex")),
                        "{\"otherThanAuthor\":true,\"signers\":[\"alex\"],\"routes\":[]}"),
                new Row(
                        new Requirement.Announcement("We begin", AnnouncementOwed.About.SUCCESS, List.of("releases")),
                        "{\"otherThanAuthor\":false,\"template\":\"We begin\",\"signers\":[],\"about\":\"SUCCESS\","
                                + "\"routes\":[\"releases\"]}"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachVariantIsStoredAsBeforeAndReadAgain(Row row) throws JsonProcessingException {
        assertThat(EventJson.mapper().writeValueAsString(row.requirement())).isEqualTo(row.stored());
        assertThat(EventJson.mapper().readValue(row.stored(), Requirement.class))
                .isEqualTo(row.requirement());
    }

    @Test
    void noVariantIsLeftOut() {
        assertThat(rows().map(row -> (Object) row.requirement().getClass()).distinct())
                .containsExactlyInAnyOrder(Arrays.stream(Requirement.class.getPermittedSubclasses())
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                         | {"otherThanAuthor":false,"signers":[],"routes":[]}
            {"role":"Release manager"} | {"role":"Release manager","otherThanAuthor":false,"signers":[],"routes":[]}
            {"template":"We begin"}    | {"otherThanAuthor":false,"template":"We begin","signers":[],"routes":[]}
            """)
    void whatRelease01StoredIsReadAndStoredAsSince(String then, String since) throws JsonProcessingException {
        Requirement read = EventJson.mapper().readValue(then, Requirement.class);

        assertThat(EventJson.mapper().writeValueAsString(read)).isEqualTo(since);
    }
}
