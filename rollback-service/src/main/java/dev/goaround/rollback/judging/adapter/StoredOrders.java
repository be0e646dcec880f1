package dev.goaround.rollback.judging.adapter;

import dev.goaround.rollback.order.GivenOrders;
import dev.goaround.rollback.order.OrderMarker;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/**
 * Which orders the judge gave, from its own memory of them: its store where the deployment is judged here, else the changelog
 * of that store, which the judge alone writes and in which a marker is committed together with its order.
 */
@ApplicationScoped
class StoredOrders implements GivenOrders {

    private final RunningStream stream;
    private final OrderChangelog changelog;
    private final Vertx vertx;

    StoredOrders(RunningStream stream, OrderChangelog changelog, Vertx vertx) {
        this.stream = stream;
        this.changelog = changelog;
        this.vertx = vertx;
    }

    @Override
    public Uni<Optional<OrderMarker>> of(String deployment) {
        return Uni.createFrom()
                .completionStage(() ->
                        vertx.executeBlocking(() -> look(deployment), false).toCompletionStage());
    }

    private Optional<OrderMarker> look(String deployment) throws TimeoutException {
        Optional<OrderMarker> here = inStore(deployment);
        if (here.isPresent()) {
            return here;
        }
        try {
            return changelog.latest(deployment).flatMap(StoredOrders::marker);
        } catch (KafkaException outage) {
            TimeoutException waitedOut = new TimeoutException("the judge's changelog cannot be read: " + outage);
            waitedOut.initCause(outage);
            throw waitedOut;
        }
    }

    private Optional<OrderMarker> inStore(String deployment) {
        try {
            return Optional.ofNullable(stream.store(StoreQueryParameters.fromNameAndType(
                                    JudgingTopology.STORE, QueryableStoreTypes.<String, byte[]>keyValueStore()))
                            .get(deployment))
                    .flatMap(StoredOrders::marker);
        } catch (InvalidStateStoreException | IllegalStateException notNow) {
            return Optional.empty();
        }
    }

    private static Optional<OrderMarker> marker(byte[] snapshot) {
        return Optional.ofNullable(StateSnapshots.read(snapshot).state().order());
    }
}
