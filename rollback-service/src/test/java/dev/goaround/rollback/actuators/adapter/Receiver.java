package dev.goaround.rollback.actuators.adapter;

import dev.goaround.egress.Body;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Secrets;
import dev.goaround.egress.Timings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers calls from a list, and remembers them. */
final class Receiver implements GuardedHttp {

    private final Deque<HttpAnswer> answers = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();

    Receiver answers(int status, String body) {
        return answers(status, Map.of(), body);
    }

    Receiver answers(int status, Map<String, List<String>> headers, String body) {
        answers.add(new HttpAnswer.Answered(
                status, headers, Body.utf8(body), new Timings(Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        return this;
    }

    Receiver with(HttpAnswer answer) {
        answers.add(answer);
        return this;
    }

    @Override
    public Uni<HttpAnswer> send(Call call) {
        calls.add(call);
        return Uni.createFrom().item(answers.remove());
    }

    List<Call> calls() {
        return calls;
    }

    static StepSecrets secrets(String... variables) {
        Map<String, String> environment = variables.length == 0
                ? Map.of(
                        "GOAROUND_SECRET_SHOP__HOOK", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                        "GOAROUND_SECRET_SHOP__GITHUB", "ghp_example")
                : Map.of(variables[0], variables[1]);
        return new StepSecrets(new Secrets(Optional.empty(), environment), Runnable::run);
    }

    static StepSecrets secretsOf(Map<String, String> environment) {
        return new StepSecrets(new Secrets(Optional.empty(), environment), Runnable::run);
    }
}
