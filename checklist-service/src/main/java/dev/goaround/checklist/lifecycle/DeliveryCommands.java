package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.contracts.delivery.DeliveryEvent;
import dev.goaround.contracts.deployment.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of announcements: the first delivery to those whom the item means ticks it; a failure there fails it until another of
 * their routes delivers. What is delivered to others says nothing of it.
 */
public final class DeliveryCommands {

    private DeliveryCommands() {}

    public static CommandResult told(Deployment deployment, DeliveryEvent delivery, Instant at) {
        Optional<Item> announced = deployment.phases().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> delivery.announcement().equals(item.announcement()))
                .findFirst();
        if (announced.isEmpty() || !(announced.get().state() instanceof ItemState.Awaiting awaiting)) {
            return new CommandResult.Unchanged(deployment);
        }
        List<String> meant = announced.get().announcedBy();
        if (!meant.isEmpty() && !meant.contains(delivery.route())) {
            return new CommandResult.Unchanged(deployment);
        }
        ChangeSet change = ChangeSet.of(deployment, ChangeSet.GOAROUND, at);
        String where = delivery.route() + " (" + delivery.channel().label() + ")";
        return delivery.<ChangeSet>fold(
                        made -> change.done(announced.get(), awaiting, evidence("delivered to " + where, made.at())),
                        failed -> change.failed(
                                announced.get(), awaiting, "not delivered to " + where + ": " + failed.reason(), null))
                .finish();
    }

    private static Evidence evidence(String what, Instant at) {
        return new Evidence(what, null, null, null, null, at);
    }
}
