package dev.goaround.rollback.actuators.adapter;

import dev.goaround.egress.Body;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.RetryAfter;
import dev.goaround.rollback.actuators.CallFailure;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Calls by the AWS JSON 1.1 protocol: a POST to the root whose target header names the operation, signed by Signature Version 4;
 * an error is named in the body's {@code __type}, whatever the status.
 *
 * @param target the service's part of the target header
 * @param signingName the service's name in the signature
 */
record AwsCalls(GuardedHttp http, InstantSource clock, String target, String signingName) {

    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final int TOO_MANY = 429;

    private static final Set<String> THROTTLED =
            Set.of("ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded");
    private static final Set<String> SERVER_ERRORS = Set.of(
            "ServerException",
            "InternalFailure",
            "InternalServerError",
            "ServiceUnavailable",
            "ServiceUnavailableException");
    private static final Set<String> CREDENTIALS = Set.of(
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "InvalidClientTokenId",
            "ExpiredTokenException",
            "ExpiredToken",
            "RequestExpired",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "OptInRequired");

    static AwsCalls ecs(GuardedHttp http, InstantSource clock) {
        return new AwsCalls(http, clock, "AmazonEC2ContainerServiceV20141113", "ecs");
    }

    static AwsCalls codeDeploy(GuardedHttp http, InstantSource clock) {
        return new AwsCalls(http, clock, "CodeDeploy_20141006", "codedeploy");
    }

    /** @param input the operation's */
    Uni<HttpAnswer> call(URI api, String region, String operation, Map<String, Object> input, AwsLogin who) {
        URI root = ApiPaths.under(api, "/");
        Body body = JsonBodies.body(input);
        Map<String, String> headers = new TreeMap<>();
        SIGNER.sign(request -> request.identity(who.identity())
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.POST)
                                .uri(root)
                                .putHeader("Content-Type", CONTENT_TYPE)
                                .putHeader("X-Amz-Target", target + "." + operation)
                                .build())
                        .payload(ContentStreamProvider.fromByteArray(body.bytes()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, signingName)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(clock.instant(), ZoneOffset.UTC)))
                .request()
                .forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        // The client sets it, and to the same.
        headers.remove("host");
        return http.send(
                Call.post(root, CONTENT_TYPE, body).withHeaders(headers).carrying(who.secret()));
    }

    /**
     * @param right that the operation needs
     * @return empty if the call succeeded
     */
    Optional<CallFailure> trouble(HttpAnswer answer, String right) {
        if (!(answer instanceof HttpAnswer.Answered answered)) {
            return CallFailure.unanswered(answer);
        }
        if (!answered.isSuccess()) {
            return Optional.of(trouble(answered, right, clock.instant()));
        }
        return JsonBodies.of(answered).isObject()
                ? Optional.empty()
                : Optional.of(CallFailure.unreadable("AWS", answered.status()));
    }

    private CallFailure trouble(HttpAnswer.Answered answered, String right, Instant now) {
        String type = errorType(answered);
        String words = message(answered);
        String error = type + " (" + answered.status() + ")" + (words.isEmpty() ? "" : ": " + words);
        if (THROTTLED.contains(type) || answered.status() == TOO_MANY) {
            Duration after = RetryAfter.of(answered, now).orElse(null);
            return CallFailure.notNow(after, "AWS limits the rate: " + error);
        }
        if (SERVER_ERRORS.contains(type) || CallFailure.mayHideAnEffect(answered.status())) {
            return CallFailure.unclear("AWS answered " + error);
        }
        if (type.equals("ConflictException")) {
            return CallFailure.conflict("AWS answered " + error);
        }
        if (CREDENTIALS.contains(type)) {
            return CallFailure.refused("AWS does not accept the credentials: " + error + ". Check the step's secret,"
                    + " its region, and this machine's clock");
        }
        return CallFailure.refused(
                type.equals("AccessDeniedException")
                        ? "the credentials need the right " + signingName + ":" + right + ": " + error
                        : "AWS refuses " + right + ": " + error);
    }

    /** The name behind its namespace; in a header where there is no body to name it. */
    static String errorType(HttpAnswer answer) {
        String type = JsonBodies.of(answer).path("__type").asText("");
        if (type.isEmpty() && answer instanceof HttpAnswer.Answered answered) {
            String header = answered.header("x-amzn-errortype").orElse("error");
            int end = header.indexOf(':');
            type = end < 0 ? header : header.substring(0, end);
        }
        return type.substring(type.indexOf('#') + 1);
    }

    private static String message(HttpAnswer.Answered answered) {
        String message = JsonBodies.of(answered).path("message").asText("");
        return message.isEmpty() ? JsonBodies.of(answered).path("Message").asText("") : message;
    }
}
