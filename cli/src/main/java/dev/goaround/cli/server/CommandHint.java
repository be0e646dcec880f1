package dev.goaround.cli.server;

import dev.goaround.cli.server.RemoteDeployment.Reason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command that brings what a gate waits for, where one does. */
final class CommandHint {
    private static final Pattern ITEM =
            Pattern.compile("/api/v1/deployments/([^/]+)/items/([^/]+)/(tick|waive|not-applicable)");
    private static final Pattern OF_DEPLOYMENT = Pattern.compile("/api/v1/deployments/([^/]+)/(.+)");
    private static final Pattern OVERRIDE = Pattern.compile("gates/([^/]+)/override");

    private CommandHint() {}

    static Optional<String> of(Reason reason, ItemSelector items) {
        if (reason.request() == null) {
            return Optional.empty();
        }
        String path = reason.request().path();
        Matcher item = ITEM.matcher(path);
        if (item.matches()) {
            return Optional.of("goaround " + item.group(3) + " " + items.number(item.group(2))
                    + (item.group(3).equals("tick") ? "" : " --reason …"));
        }
        Matcher other = OF_DEPLOYMENT.matcher(path);
        if (!other.matches()) {
            return Optional.of(reason.request().method() + " " + path);
        }
        String rest = other.group(2);
        Matcher override = OVERRIDE.matcher(rest);
        if (override.matches()) {
            return Optional.of("goaround override " + override.group(1) + " --reason …");
        }
        Object named =
                reason.request().body() == null ? null : reason.request().body().get("item");
        return Optional.of(
                switch (rest) {
                    case "sign-offs" -> "goaround sign " + (named == null ? "ITEM" : items.number(named.toString()));
                    case "answers" -> answer(reason);
                    case "evidence" -> "goaround evidence FILE, or the pipeline's report";
                    case "progress" -> "goaround deployed, or the pipeline's report";
                    default -> reason.request().method() + " " + path;
                });
    }

    private static String answer(Reason reason) {
        Object trigger =
                reason.request().body() == null ? null : reason.request().body().get("trigger");
        return trigger == null
                ? "goaround answer --target VERSION"
                : "goaround answer " + trigger + " roll-back|stay --reason …";
    }
}
