package dev.goaround.checklist.forge.adapter;

import dev.goaround.checklist.forge.ForgeAnswer;
import dev.goaround.contracts.service.Forge;
import dev.goaround.egress.HttpAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a forge did not say who made a commit. What it wrote itself is not repeated. */
final class ForgeTroubles {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    /** GitHub counts by the hour. Whoever says more is not believed. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private ForgeTroubles() {}

    static ForgeAnswer.Unknown of(Forge forge, String sha, HttpAnswer answer, Instant now) {
        return answer.fold(
                answered -> ofStatus(forge, sha, answered, now),
                refused -> unknown(forge, "could not be asked: " + refused.reason()),
                notSent -> unknown(forge, "could not be reached: " + notSent.message()),
                noAnswer -> unknown(forge, "did not answer: " + noAnswer.message()));
    }

    /** 200, and no JSON. */
    static ForgeAnswer.Unknown unreadable(Forge forge) {
        return unknown(
                forge,
                "answered with something else than JSON; check that forge.api in the service definition (" + forge.api()
                        + ") is where its API is");
    }

    private static ForgeAnswer.Unknown ofStatus(Forge forge, String sha, HttpAnswer.Answered answered, Instant now) {
        int status = answered.status();
        if (isLimit(answered)) {
            Instant until = until(answered, now).orElse(null);
            return new ForgeAnswer.Unknown(
                    forge.kind().title() + " limits how often it is asked (" + status + ")"
                            + (until == null ? "" : ", and wants to be left alone until " + until)
                            + (forge.secret() == null ? "; it lets whoever has a token ask more often" : ""),
                    until);
        }
        return switch (status) {
            case UNAUTHORIZED ->
                unknown(
                        forge,
                        forge.secret() == null
                                ? "asks for a token (401); name its secret as forge.secret in the service definition"
                                : "does not accept the token (401); renew the secret " + forge.secret());
            case FORBIDDEN ->
                unknown(
                        forge,
                        "does not let the token see " + forge.project() + " (403); it needs "
                                + (forge.kind() == Forge.Kind.GITHUB
                                        ? "Contents: read and Pull requests: read"
                                        : "the scope read_api and the role Reporter"));
            case NOT_FOUND, UNPROCESSABLE ->
                unknown(
                        forge,
                        "knows no commit " + sha + " in " + forge.project() + " (" + status
                                + "), or the token may not see it; push it, or check forge."
                                + forge.kind().label() + " in the service definition and what the token may read");
            default ->
                unknown(
                        forge,
                        "answered " + status
                                + (status >= SERVER_ERRORS
                                        ? ""
                                        : ", expected 200; check forge.api in the service definition"));
        };
    }

    /** GitHub answers 403 as well. */
    private static boolean isLimit(HttpAnswer.Answered answered) {
        boolean spent = answered.header("retry-after").isPresent()
                || answered.header("x-ratelimit-remaining").filter("0"::equals).isPresent();
        return answered.status() == TOO_MANY || (answered.status() == FORBIDDEN && spent);
    }

    private static Optional<Instant> until(HttpAnswer.Answered answered, Instant now) {
        return answered.header("retry-after")
                .flatMap(text -> retryAfter(text.strip(), now))
                .or(() -> answered.header("x-ratelimit-reset")
                        .or(() -> answered.header("ratelimit-reset"))
                        .map(String::strip)
                        .filter(text -> SECONDS.matcher(text).matches())
                        .map(text -> Instant.ofEpochSecond(Long.parseLong(text))))
                .filter(until -> until.isAfter(now))
                .map(until -> until.isAfter(now.plus(LONGEST_WAIT)) ? now.plus(LONGEST_WAIT) : until);
    }

    /** Seconds or a date (RFC 9110, 10.2.3). */
    private static Optional<Instant> retryAfter(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(now.plusSeconds(Long.parseLong(text)));
        }
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ForgeAnswer.Unknown unknown(Forge forge, String what) {
        return new ForgeAnswer.Unknown(forge.kind().title() + " " + what, null);
    }
}
