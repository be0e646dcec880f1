package dev.goaround.notifier.delivery.adapter;

import dev.goaround.egress.Secret;
import dev.goaround.egress.Secrets;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.SendResult;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** The secret of a route, looked up for each attempt: a changed one holds from the next attempt on, and none is kept. */
@ApplicationScoped
public class RouteSecrets {
    private final Secrets secrets;

    RouteSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Goes on with the secret, or says that there is none. A missing secret may be put there: the attempt is made again. */
    public Uni<SendResult> with(Assignment assignment, Function<Secret, Uni<SendResult>> next) {
        String reference = assignment.route().secret();
        if (reference == null || reference.isBlank()) {
            return Uni.createFrom()
                    .item(new SendResult.Refused(
                            DeliveryReason.SECRET,
                            "route " + assignment.route().name() + " needs 'secret', the reference of a secret"));
        }
        return Uni.createFrom()
                .item(() -> secrets.find(assignment.service(), reference))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(lookup -> lookup instanceof Secrets.Lookup.Found found
                        ? next.apply(found.secret())
                        : Uni.createFrom().item(missing((Secrets.Lookup.Missing) lookup)));
    }

    private static SendResult missing(Secrets.Lookup.Missing missing) {
        return new SendResult.TryLater(DeliveryReason.SECRET, missing.message(), null);
    }
}
