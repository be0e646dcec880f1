package dev.goaround.checklist.reading.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.MonthDay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Staging deployment successful (within last 24 hours) | PT24H
            Load test ran in the past week                       | PT168H
            Backup taken within the last 12 hours                | PT12H
            Scan no older than 2 days                            | PT48H
            Restore test less than 30 days old                   | PT720H
            Penetration test (last 6 months)                     | PT4320H
            Tests passed (2 min)                                 |
            Rolled back within 5 minutes                         |
            No more than 5 minutes of downtime                   |
            """)
    void theAgeOfEvidence(String text, Duration age) {
        assertThat(EvidenceAgeWords.of(text).orElse(null)).isEqualTo(age);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tests pass (2 min)                     | PT2M
            Build the image (about 10 minutes)     | PT10M
            Warm the cache (~5m)                   | PT5M
            Run the migration, takes 5-10 minutes  | PT10M
            Roll out [30 min]                      | PT30M
            Rollback time documented (< 5 minutes) |
            Load test (5 VUs, 5 minutes)           |
            """)
    void thePlannedTime(String text, Duration planned) {
        assertThat(PlannedTime.of(text).orElse(null)).isEqualTo(planned);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Backup verified (emergency: required)",
                "Health checks pass - required for emergency deployments",
                "Rollback plan known, also in an emergency",
                "Tests pass (essential)",
                "Mandatory even in emergencies",
                "Check the backup [emergency]"
            })
    void saysThatItStaysInAnEmergency(String text) {
        assertThat(EssentialWords.isEssential(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Emergency contacts known",
                "Not required for emergency deployments",
                "Backup verified",
                "Emergency rollback tested",
                "Essential services running"
            })
    void doesNotSayThatItStaysInAnEmergency(String text) {
        assertThat(EssentialWords.isEssential(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Enable read-only mode (if needed)          | Disable read-only mode (if enabled)
            Set the release-in-progress flag           | Clear release flag
            Increase alert thresholds temporarily      | Restore normal alert thresholds
            Pause background jobs                      | Resume background jobs
            Silence alerts                             | Unsilence alerts
            Mute alerts for the service                | Unmute alerts
            Maintenance page on                        | Maintenance page off
            Disable autoscaling                        | Re-enable autoscaling
            Put the shop into maintenance mode         | Take the shop out of maintenance mode
            Scale up workers                           | Scale down workers
            Lock the main branch                       | Unlock the main branch
            Stop cron jobs                             | Start cron jobs
            """)
    void theSecondLineEndsWhatTheFirstSets(String begins, String ends) {
        assertThat(pair(begins, ends)).isTrue();
        assertThat(pair(begins, begins)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Enable read-only mode   | Disable autoscaling
            Set the flag            | Clear the cache
            Enable monitoring       | Restore the backup
            Update the dashboard    | Update the status page
            Disable read-only mode  | Enable the feature flag
            """)
    void linesThatArePairsOfNothing(String first, String second) {
        assertThat(pair(first, second)).isFalse();
    }

    private static boolean pair(String begins, String ends) {
        return PairWords.of(ends).stream()
                .anyMatch(end -> PairWords.of(begins).stream().anyMatch(end::ends));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Emergency releases: shortened list, get CTO approval                | emergency | CTO                | false
            For emergency deployments: approved by the Head of Engineering      | emergency | Head of Engineering | false
            Emergencies: skip the load test                                     | emergency | -                  | false
            Hotfixes: may skip the load test, but must be reviewed afterwards   | hotfix    | -                  | true
            Hotfix path: needs Release Manager sign-off, review within 2 days   | hotfix    | Release Manager    | true
            Hotfixes can leave out the load test                                | hotfix    | -                  | false
            Emergency contacts                                                  | -         | -                  | false
            """)
    void otherPaths(String text, String kind, String approval, boolean review) {
        assertThat(PathWords.isEmergency(text)).isEqualTo("emergency".equals(kind));
        assertThat(PathWords.isHotfix(text)).isEqualTo("hotfix".equals(kind));
        if (kind != null) {
            assertThat(PathWords.approval(text).orElse(null)).isEqualTo(approval);
            assertThat(PathWords.isReviewedAfterwards(text)).isEqualTo(review);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Freeze: 20 December - 2 January             | -    | --12-20 | --01-02
            No deployments Dec 20 – Jan 3               | -    | --12-20 | --01-03
            Code freeze from 2026-12-20 to 2027-01-03   | 2026 | --12-20 | --01-03
            Freeze: December 20th through 27th          | -    | --12-20 | --12-27
            Freeze: 24-26 December 2026                 | 2026 | --12-24 | --12-26
            No releases on July 4, 2026                 | 2026 | --07-04 | --07-04
            No deployments on 1 May                     | -    | --05-01 | --05-01
            """)
    void theDaysOfAFreeze(String text, Integer year, String first, String last) {
        assertThat(FreezeWords.isMeant(text)).isTrue();
        assertThat(FreezeWords.days(text))
                .contains(new FreezeWords.Days(year, MonthDay.parse(first), MonthDay.parse(last)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Freeze periods: public holidays",
                "No deployments on 31 February",
                "Freeze 12/20 - 01/02",
                "No deployments on 2026-13-40"
            })
    void aFreezeWithoutDaysThatAre(String text) {
        assertThat(FreezeWords.isMeant(text)).isTrue();
        assertThat(FreezeWords.days(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Error rates acceptable                  | error_rate
            No increase in error rates              | error_rate
            No spike in 500 errors                  | error_rate
            Response times within limits            | latency_p95
            Response times within acceptable limits | latency_p95
            Network latency acceptable              | network_latency
            Database connections stable             | db_connections
            Database connection pool normal         | db_connections
            Request rate stable                     | request_rate
            CPU/Memory normal                       | cpu,memory
            Resource usage within limits            | cpu,memory
            Cache hit rates normal                  | cache_hit_rate
            Costs as expected                       | cost
            Error rate < 1%                         |
            Monitor error rates                     |
            Load testing shows acceptable latency   |
            Services healthy                        |
            """)
    void signalsThatTheDefinitionLimits(String text, String signals) {
        assertThat(String.join(",", LimitsByDefinition.of(text))).isEqualTo(signals == null ? "" : signals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Release approval by two persons",
                "Four-eyes approval",
                "Approved by someone other than the author",
                "Approval (not the author)",
                "Signed off by a second pair of eyes"
            })
    void theAuthorMayNotSign(String text) {
        assertThat(SignOffWords.isOtherThanAuthor(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Release approval", "Author notified", "Second review of the plan", "Two approvals"})
    void theAuthorMaySign(String text) {
        assertThat(SignOffWords.isOtherThanAuthor(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Version: v1.0 FROZEN",
                "Code freeze is on",
                "The schema is frozen",
                "No deployment freeze in effect",
                "Not in a change freeze",
                "No release notes yet",
                "No deployments in progress",
                "Do not deploy if the tests fail",
                "No release blockers"
            })
    void whatElseFreezesIsNoFreeze(String text) {
        assertThat(FreezeWords.isMeant(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No deployments on Fridays",
                "No Friday deployments",
                "Never deploy on weekends",
                "Deployments are not allowed on Fridays",
                "Avoid deploying on Fridays"
            })
    void daysWithoutDeploymentsAreAFreeze(String text) {
        assertThat(FreezeWords.isMeant(text)).isTrue();
    }
}
