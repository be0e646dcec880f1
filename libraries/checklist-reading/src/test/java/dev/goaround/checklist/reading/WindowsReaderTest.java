package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsReaderTest {

    @Test
    void aBoxThatNamesTheHoursIsAPersonsAndAWindow() {
        ReadingReport report = Checklists.ofText("""
                # R
                ## Context
                - [ ] Within deployment window (Mon-Thu 09:00-16:00)
                - [ ] Deployment window confirmed
                """);

        assertThat(report.items()).extracting(ItemReading::kind).containsOnly(BoxKind.MANUAL);
        WindowReading window = report.windows().get(0);
        assertThat(report.windows()).hasSize(1);
        assertThat(window.days()).hasSize(4);
        assertThat(window.from()).isEqualTo(LocalTime.of(9, 0));
        assertThat(report.unread())
                .extracting(UnreadLine::reason)
                .anyMatch(reason -> reason.startsWith("names no zone"));
    }

    @Test
    void aDayWithoutDeploymentsIsAFreezeOfEveryWeek() {
        WindowReading freeze =
                Checklists.ofText("- No deployments on Fridays\n").windows().get(0);

        assertThat(freeze.kind()).isEqualTo(WindowReading.Kind.FREEZE);
        assertThat(freeze.days()).containsExactly(DayOfWeek.FRIDAY);
        assertThat(freeze.from()).isNull();
    }

    @Test
    void anExceptionHoldsBesideItsWindow() {
        List<WindowReading> windows = Checklists.ofText(
                        "- Deployment window: Mon-Fri 9-17 UTC, never on Fridays after 15:00\n")
                .windows();

        assertThat(windows)
                .extracting(WindowReading::kind)
                .containsExactly(WindowReading.Kind.WINDOW, WindowReading.Kind.FREEZE);
        assertThat(windows.get(1).from()).isEqualTo(LocalTime.of(15, 0));
        assertThat(Checklists.ofText("- Deployment window: Mon-Thu 9-17 UTC (avoid Fridays)\n")
                        .windows())
                .hasSize(1);
    }

    @Test
    void aVersionThatIsFrozenAndASystemOfThatNameAreNeither() {
        ReadingReport report = Checklists.ofText("""
                - Version: v1.0 FROZEN
                - Windows: run the installer
                - [ ] Version: v1.0 FROZEN
                - [ ] Clear cache (Windows: `ipconfig`)
                """);

        assertThat(report.windows()).isEmpty();
        assertThat(report.unread()).isEmpty();
    }
}
