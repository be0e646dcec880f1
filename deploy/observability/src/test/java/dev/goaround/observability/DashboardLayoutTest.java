package dev.goaround.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardLayoutTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("goaround.repository"));
    private static final int COLUMNS = 24;

    /** A stat narrower or lower than this cannot be read at three metres on a wall of 1920 points. */
    private static final int STAT_WIDTH = 4;

    private static final int STAT_HEIGHT = 4;

    static List<Dashboard> dashboards() throws IOException {
        return Dashboard.all(REPOSITORY);
    }

    @Test
    void noTwoDashboardsShareAnIdOrATitle() throws IOException {
        assertThat(dashboards())
                .extracting(each -> each.json().path("uid").asText())
                .doesNotHaveDuplicates()
                .allSatisfy(uid -> assertThat(uid).hasSizeLessThanOrEqualTo(40));
        assertThat(dashboards())
                .extracting(each -> each.json().path("title").asText())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void noTwoPanelsShareAnIdOrATitle(Dashboard dashboard) {
        assertThat(boxes(dashboard))
                .extracting(panel -> panel.path("id").asInt())
                .doesNotHaveDuplicates()
                .doesNotContain(0);
        assertThat(boxes(dashboard))
                .extracting(panel -> panel.path("title").asText())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everythingIsOnTheGridAndNothingOnTopOfAnother(Dashboard dashboard) {
        List<Box> placed = new ArrayList<>();
        for (JsonNode panel : boxes(dashboard)) {
            Box box = Box.of(panel);
            assertThat(box.x() + box.width()).as(box.title()).isLessThanOrEqualTo(COLUMNS);
            assertThat(placed).as(box.title()).noneMatch(box::overlaps);
            placed.add(box);
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void whatCountsMostIsOnTopAndLarge(Dashboard dashboard) {
        List<JsonNode> top = dashboard.panels().stream()
                .filter(panel -> panel.path("gridPos").path("y").asInt() == 0)
                .toList();

        assertThat(top).extracting(panel -> panel.path("type").asText()).containsOnly("stat");
        assertThat(top).allSatisfy(panel -> {
            Box box = Box.of(panel);
            assertThat(box.width()).as(box.title()).isGreaterThanOrEqualTo(STAT_WIDTH);
            assertThat(box.height()).as(box.title()).isGreaterThanOrEqualTo(STAT_HEIGHT);
            assertThat(panel.path("fieldConfig")
                            .path("defaults")
                            .path("thresholds")
                            .path("steps"))
                    .as(box.title())
                    .isNotEmpty();
        });
        assertThat(top.stream()
                        .mapToInt(panel -> panel.path("gridPos").path("w").asInt())
                        .sum())
                .as("the top row is full")
                .isEqualTo(COLUMNS);
    }

    @Test
    void boxesThatTouchDoNotOverlapAndThoseThatShareACellDo() {
        Box box = new Box("a box", 0, 0, 12, 8);

        assertThat(box.overlaps(new Box("beside", 12, 0, 12, 8))).isFalse();
        assertThat(box.overlaps(new Box("below", 0, 8, 12, 8))).isFalse();
        assertThat(box.overlaps(new Box("on top", 11, 7, 12, 8))).isTrue();
    }

    private static List<JsonNode> boxes(Dashboard dashboard) {
        return Dashboard.each(dashboard.json().path("panels"))
                .flatMap(panel -> Stream.concat(Stream.of(panel), Dashboard.each(panel.path("panels"))))
                .toList();
    }

    private record Box(String title, int x, int y, int width, int height) {
        static Box of(JsonNode panel) {
            JsonNode place = panel.path("gridPos");
            return new Box(
                    panel.path("title").asText(),
                    place.path("x").asInt(),
                    place.path("y").asInt(),
                    place.path("w").asInt(),
                    place.path("h").asInt());
        }

        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }
}
