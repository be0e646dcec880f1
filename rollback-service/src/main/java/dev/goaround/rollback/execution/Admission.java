package dev.goaround.rollback.execution;

import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.rollback.order.OrderMarker;
import java.util.Optional;

/**
 * Whether an order, or a fence, is about a rollback that this service's own judge has ordered. The topics are closed to others;
 * should that ever not hold, a record on them is still no more than a record: no call goes out and no key signs anything
 * because of it.
 *
 * <p>See ADR 0027.
 *
 * @param given the marker that the judge keeps of the deployment's one order, if it gave one
 */
public record Admission(Optional<OrderMarker> given) {

    /** What speaks against it; empty: it is the judge's. */
    public Optional<String> objection(RollbackOrdered order) {
        String deployment = order.deployment().id();
        if (given.isEmpty()) {
            return Optional.of(notOrdered(deployment));
        }
        OrderMarker marker = given.get();
        // One that was written before the judge gave its own cannot know when that would be.
        return marker.order().equals(order.order())
                        && marker.cause() == order.cause()
                        && marker.at().equals(order.at())
                ? Optional.empty()
                : Optional.of("the order of deployment " + deployment + " that the judge gave is another: "
                        + marker.cause() + " at " + marker.at());
    }

    /** What speaks against it; empty: it shuts the gates of a deployment that is rolled back. */
    public Optional<String> objection(DeploymentFenced fence) {
        return given.filter(marker -> marker.order().equals(fence.order())).isPresent()
                ? Optional.empty()
                : Optional.of(notOrdered(fence.deployment().id()));
    }

    private static String notOrdered(String deployment) {
        return "the judge of rollback-service has given no order for deployment " + deployment;
    }
}
