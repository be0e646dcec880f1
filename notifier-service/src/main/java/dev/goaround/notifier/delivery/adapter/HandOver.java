package dev.goaround.notifier.delivery.adapter;

import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Secret;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.SendResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What all channels over HTTP have in common: the route's secret is looked up, a call with it is made, and its answer is read. */
@ApplicationScoped
public class HandOver {
    private final GuardedHttp http;
    private final RouteSecrets secrets;
    private final Clock clock;

    HandOver(GuardedHttp http, RouteSecrets secrets, Clock clock) {
        this.http = http;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param next is given the secret of the assignment's route; not called if there is none */
    public Uni<SendResult> withSecret(Assignment assignment, Function<Secret, Uni<SendResult>> next) {
        return secrets.with(assignment, next);
    }

    /** @param reading what the answer means for the delivery, as of now */
    public Uni<SendResult> call(Call call, BiFunction<HttpAnswer, Instant, SendResult> reading) {
        return http.send(call).map(answer -> reading.apply(answer, clock.instant()));
    }

    /** For a channel that looks at the answer itself before it is read. */
    public Uni<HttpAnswer> answer(Call call) {
        return http.send(call);
    }

    /** No call is made. */
    public static Uni<SendResult> refused(DeliveryReason reason, String why) {
        return Uni.createFrom().item(new SendResult.Refused(reason, why));
    }

    /** This instant, for what is signed or read. */
    public Instant now() {
        return clock.instant();
    }
}
