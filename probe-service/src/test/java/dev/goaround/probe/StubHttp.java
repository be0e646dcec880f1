package dev.goaround.probe;

import dev.goaround.egress.Body;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Timings;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers as the test says, at once or when it lets go. */
public final class StubHttp implements GuardedHttp {

    public final List<Call> calls = new ArrayList<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private Function<Call, HttpAnswer> answers = call -> answered(200, "");
    private boolean holding;

    public void answers(Function<Call, HttpAnswer> newAnswers) {
        answers = newAnswers;
    }

    public void answers(HttpAnswer answer) {
        answers = call -> answer;
    }

    /** From now on, no answer before {@link #letGo}. */
    public void hold() {
        holding = true;
    }

    /** Answers the calls that wait, as of now, and those to come at once. */
    public void letGo() {
        holding = false;
        while (!held.isEmpty()) {
            held.remove().run();
        }
    }

    /** Answers the call that has waited longest. */
    public void letOneGo() {
        held.remove().run();
    }

    @Override
    public Uni<HttpAnswer> send(Call call) {
        return Uni.createFrom().emitter(emitter -> {
            calls.add(call);
            if (holding) {
                held.add(() -> answer(call, emitter));
            } else {
                answer(call, emitter);
            }
        });
    }

    private void answer(Call call, UniEmitter<? super HttpAnswer> emitter) {
        emitter.complete(answers.apply(call));
    }

    public static HttpAnswer.Answered answered(int status, String body) {
        return answered(status, body, Map.of());
    }

    public static HttpAnswer.Answered answered(int status, String body, Map<String, List<String>> headers) {
        Timings timings = new Timings(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(5));
        return new HttpAnswer.Answered(status, headers, Body.utf8(body), timings);
    }
}
