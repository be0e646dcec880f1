package dev.goaround.notifier.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.notifier.Events;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeploymentSnapshotTest {
    private final Events events = new Events("dep-1");
    private final List<Event> story = List.of(
            events.opened(3),
            events.entered(Events.BEFORE, 2),
            events.completed(Events.BEFORE, 3),
            events.entered(Events.DEPLOY, 4),
            events.ordered(),
            events.stepDone(),
            events.entered(Events.BACK, 7),
            events.verified(),
            events.ended(Outcome.ROLLED_BACK, 8));

    @Test
    void itLeadsToTheSamePictureInAnyOrder() {
        DeploymentSnapshot expected = after(story);
        Random random = new Random(4711);
        for (int i = 0; i < 200; i++) {
            List<Event> shuffled = new ArrayList<>(story);
            Collections.shuffle(shuffled, random);
            assertThat(after(shuffled)).isEqualTo(expected);
        }
        assertThat(expected.rollback().state()).isEqualTo(RollbackLine.State.VERIFIED);
        assertThat(expected.definitionRevision()).isEqualTo(3);
        assertThat(expected.deployment().revision()).isEqualTo(8);
    }

    @Test
    void itNeverGoesBack() {
        DeploymentSnapshot done = after(story);
        for (Event event : story) {
            assertThat(done.after(event)).isEqualTo(done);
        }
        assertThat(done.after(events.entered(Events.BEFORE, 2)).phases().get(0).state())
                .isEqualTo(PhaseLine.State.DONE);
    }

    @Test
    void itIsReadAsItWasWritten() throws JsonProcessingException {
        DeploymentSnapshot snapshot = after(story);
        String json = EventJson.mapper().writeValueAsString(snapshot);
        assertThat(EventJson.mapper().readValue(json, DeploymentSnapshot.class)).isEqualTo(snapshot);
    }

    private DeploymentSnapshot after(List<Event> all) {
        DeploymentSnapshot snapshot = DeploymentSnapshot.of(events.at(1));
        for (Event event : all) {
            snapshot = snapshot.after(event);
        }
        return snapshot;
    }
}
