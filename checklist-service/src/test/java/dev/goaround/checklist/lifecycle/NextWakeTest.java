package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.checklist.clock.NextWake;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.ingress.ProgressReported;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking each second finds nothing that looking at the wakes does not find. */
class NextWakeTest {

    private static final String CHECKLIST = """
            # Release by the clock

            ## T-3 minutes: Preparation
            - [ ] Backup verified

            ## T-1 minute: Last look
            - [ ] Everybody is here

            ## T-0: Deployment
            - [ ] Deploy the new version

            ## T+1 minute: Verification
            - [ ] Login works

            ## T+3 minutes: Monitoring
            - [ ] Dashboards look right

            ## Week 1
            - [ ] Review the logs
            """;

    private static final Duration LONG = Duration.ofMinutes(12);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aWalkBySecondsAndAWalkByWakesAreTheSame(long seed) throws JsonProcessingException {
        List<String> bySeconds = new ArrayList<>();
        List<String> byWakes = new ArrayList<>();

        Deployment one = walk(seed, bySeconds, true);
        Deployment other = walk(seed, byWakes, false);

        assertThat(byWakes).isEqualTo(bySeconds);
        assertThat(EventJson.mapper().writeValueAsString(other))
                .isEqualTo(EventJson.mapper().writeValueAsString(one));
    }

    /** People and the pipeline act at random seconds; between them only time passes. */
    private static Deployment walk(long seed, List<String> told, boolean eachSecond) {
        Random random = new Random(seed);
        Instant begin = Scenario.T0;
        Instant end = begin.plus(LONG);
        Instant freezeEnd = begin.plusSeconds(random.nextInt(400));
        Scenario scenario = new Scenario(CHECKLIST, Scenario.DEFINITION)
                .plannedFor(begin.plusSeconds(200))
                .calendars(List.of(new Freeze("inventory", freezeEnd.minusSeconds(100), freezeEnd, "company")));
        TreeMap<Instant, Consumer<Scenario>> acts = new TreeMap<>();
        for (String item : List.of("Backup", "Everybody", "Login", "Dashboards")) {
            acts.put(begin.plusSeconds(1 + random.nextInt(600)), at -> at.ticked(item));
        }
        acts.put(begin.plusSeconds(1 + random.nextInt(300)), at -> at.started("2.0"));
        acts.put(begin.plusSeconds(350 + random.nextInt(200)), at -> at.progress(ProgressReported.What.DEPLOYED));
        acts.put(begin.plusSeconds(1 + random.nextInt(250)), at -> at.moved(begin.plusSeconds(260), "later"));
        tell(scenario.at(begin).planned("2.0"), told);
        Instant now = begin;
        int wakes = 0;
        while (now.isBefore(end)) {
            Instant act = acts.ceilingKey(now.plusMillis(1)) == null ? end : acts.ceilingKey(now.plusMillis(1));
            Instant clock = eachSecond
                    ? now.plusSeconds(1)
                    : NextWake.of(scenario.deployment(), now).orElse(end);
            now = act.isBefore(clock) ? act : clock;
            if (now.isAfter(end)) {
                break;
            }
            assertThat(++wakes).as("it never spins").isLessThan(2_000);
            tell(scenario.at(now).woken(), told);
            if (acts.containsKey(now)) {
                scenario.at(now);
                acts.get(now).accept(scenario);
                tell(scenario, told);
            }
        }
        return scenario.deployment();
    }

    private static void tell(Scenario scenario, List<String> told) {
        scenario.eventNames().forEach(name -> told.add(scenario.now() + " " + name));
        scenario.timeline().forEach(entry -> told.add(scenario.now() + " " + entry.text()));
    }
}
