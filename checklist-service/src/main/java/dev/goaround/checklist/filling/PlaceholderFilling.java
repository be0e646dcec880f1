package dev.goaround.checklist.filling;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.GateContext;
import dev.goaround.checklist.deployment.Rollback;
import dev.goaround.checklist.reading.placeholders.FilledText;
import dev.goaround.checklist.reading.placeholders.PlaceholderValues;
import dev.goaround.checklist.reading.placeholders.Placeholders;
import dev.goaround.checklist.watch.RollbackTarget;
import dev.goaround.contracts.watch.Target;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Fills a deployment's values into the commands and the messages of its checklist. Dates are those of its beginning (planned or
 * opened), so that a command reads the same whenever it is shown: the backup that is restored is the one that was made. Values
 * come from the deployment itself and from its targets' addresses, never from secrets.
 */
public final class PlaceholderFilling {

    /** Commands are copied into shells: a value with any other character stays a placeholder there. */
    private static final Pattern HARMLESS = Pattern.compile("[\\p{Alnum}][\\p{Alnum}._:/+@-]{0,200}");

    private final PlaceholderValues inMessages;
    private final PlaceholderValues inCommands;

    private PlaceholderFilling(Map<String, String> named, Instant at, ZoneId zone) {
        Map<String, String> harmless = new TreeMap<>(named);
        harmless.values().removeIf(value -> !HARMLESS.matcher(value).matches());
        this.inMessages = new PlaceholderValues(named, at, zone);
        this.inCommands = new PlaceholderValues(harmless, at, zone);
    }

    /** @param unfilled placeholders that stay, as written, each once */
    public record Commands(List<String> lines, List<String> unfilled) {
        public Commands {
            lines = List.copyOf(lines);
            unfilled = List.copyOf(unfilled);
        }
    }

    public static PlaceholderFilling of(Deployment deployment) {
        Map<String, String> named = new TreeMap<>();
        put(named, "version", deployment.ref().version());
        put(named, "previous_version", previous(deployment));
        put(named, "service", deployment.ref().service());
        put(named, "environment", deployment.ref().environment());
        put(named, "id", deployment.id());
        put(named, "commit", deployment.origin().change().commit());
        put(
                named,
                "reason",
                deployment.rollback() == null ? null : deployment.rollback().text());
        address(deployment).ifPresent(url -> {
            named.put("url", url);
            named.put(deployment.ref().environment() + "_url", url);
        });
        Instant begun = deployment.openedAt() != null
                ? deployment.openedAt()
                : deployment.origin().t0();
        ZoneId zone = deployment.circumstances().windows().stream()
                .map(GateContext.Window::zone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
        return new PlaceholderFilling(named, begun, zone);
    }

    public Commands commands(List<String> commands) {
        Set<String> unfilled = new LinkedHashSet<>();
        List<String> lines = commands.stream()
                .map(command -> Placeholders.fill(command, inCommands))
                .peek(filled -> unfilled.addAll(filled.unfilled()))
                .map(FilledText::text)
                .toList();
        return new Commands(lines, List.copyOf(unfilled));
    }

    /** @param template or null */
    public String message(String template) {
        return template == null ? null : Placeholders.fill(template, inMessages).text();
    }

    private static String previous(Deployment deployment) {
        Rollback rollback = deployment.rollback();
        if (rollback != null && rollback.targetVersion() != null) {
            return rollback.targetVersion();
        }
        String target = RollbackTarget.of(deployment).version();
        return target != null ? target : RollbackTarget.runningBefore(deployment);
    }

    /** Of the only target; of several, nobody can say which is meant. What may be a credential stays out. */
    private static Optional<String> address(Deployment deployment) {
        if (deployment.environment() == null) {
            return Optional.empty();
        }
        List<URI> urls = deployment.environment().targets().stream()
                .map(Target::url)
                .filter(url -> url != null && url.getHost() != null)
                .distinct()
                .toList();
        return urls.size() != 1
                        || urls.get(0).getRawUserInfo() != null
                        || urls.get(0).getRawQuery() != null
                ? Optional.empty()
                : Optional.of(urls.get(0).toString());
    }

    private static void put(Map<String, String> named, String name, String value) {
        if (value != null && !value.isBlank()) {
            named.put(name, value);
        }
    }
}
