package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.rollback.actuators.StepDryRun;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lets questions out, and keeps calls that have an effect back. For one step; not for several threads at once. */
final class DryRunHttp implements GuardedHttp {

    private static final Pattern AWS_QUESTION = Pattern.compile(".*\\.(Describe|List|Get|BatchGet)[A-Za-z]+");
    private static final String GRAPHQL_QUESTION = "query";

    private final GuardedHttp http;
    private final List<String> asked = new ArrayList<>();
    private final List<Call> keptBack = new ArrayList<>();

    DryRunHttp(GuardedHttp http) {
        this.http = http;
    }

    @Override
    public Uni<HttpAnswer> send(Call call) {
        if (isQuestion(call)) {
            return http.send(call).invoke(answer -> asked.add(described(call) + ": " + described(answer)));
        }
        keptBack.add(call);
        return Uni.createFrom()
                .item(new HttpAnswer.NotSent(
                        HttpAnswer.NotSent.Kind.CONNECT, "a dry run sends nothing that has an effect"));
    }

    List<String> asked() {
        return asked;
    }

    /** Those with an effect. */
    List<Call> keptBack() {
        return keptBack;
    }

    List<StepDryRun.WouldCall> would() {
        return keptBack.stream()
                .map(call -> new StepDryRun.WouldCall(
                        call.method() + operation(call),
                        call.uri().toString(),
                        call.body().text().isEmpty() ? null : call.body().text()))
                .toList();
    }

    /** AWS names the operation in a header, GraphQL in the body; both only know POST. */
    private static boolean isQuestion(Call call) {
        if (call.method() == Call.Method.GET || call.method() == Call.Method.HEAD) {
            return true;
        }
        String target = call.headers().get("x-amz-target");
        return target == null
                ? query(call).startsWith(GRAPHQL_QUESTION)
                : AWS_QUESTION.matcher(target).matches();
    }

    private static String query(Call call) {
        JsonNode body = JsonBodies.of(call.body());
        return body.path("query").asText("").strip().toLowerCase(Locale.ROOT);
    }

    private static String described(Call call) {
        return call.method() + operation(call) + " " + call.uri();
    }

    private static String operation(Call call) {
        String target = call.headers().get("x-amz-target");
        return target == null ? "" : " " + target.substring(target.lastIndexOf('.') + 1);
    }

    private static String described(HttpAnswer answer) {
        if (answer instanceof HttpAnswer.Answered answered) {
            return "answered " + answered.status();
        }
        if (answer instanceof HttpAnswer.Refused refused) {
            return refused.reason();
        }
        return answer instanceof HttpAnswer.NotSent notSent
                ? "not sent: " + notSent.message()
                : "no answer: " + ((HttpAnswer.NoAnswer) answer).message();
    }
}
