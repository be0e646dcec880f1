package dev.goaround.rollback.order;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Which orders the judge of this service gave. See ADR 0027. */
public interface GivenOrders {

    /**
     * Completes on the caller's Vert.x context.
     *
     * @return empty if there is none; fails with {@link TimeoutException} if the judge's memory cannot be read now
     */
    Uni<Optional<OrderMarker>> of(String deployment);
}
