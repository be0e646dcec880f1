package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.watch.VerificationChecks;
import dev.goaround.contracts.deployment.Evidence;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.watch.RollbackStep;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The rollback's own boxes that its verification has proved: the old version runs, health is back, the traffic is on the old
 * version. A box is one of these only if it says nothing else: a single other word, as in “health of the database”, leaves it to
 * a person.
 */
final class ProvedBoxes {

    private static final Set<String> FILLING = Set.of(
            "verify",
            "check",
            "confirm",
            "ensure",
            "make",
            "sure",
            "see",
            "validate",
            "that",
            "the",
            "a",
            "all",
            "is",
            "are",
            "has",
            "have",
            "been",
            "again",
            "now",
            "it",
            "they",
            "of",
            "to",
            "on",
            "in",
            "at",
            "by",
            "production",
            "and",
            "fully",
            "successfully");

    private static final Set<String> OLD = Set.of("old", "previous", "prior", "former", "stable");

    private static final Set<String> RUNS = Set.of(
            "runs",
            "running",
            "run",
            "answers",
            "answering",
            "answer",
            "serves",
            "serving",
            "serve",
            "responds",
            "responding",
            "live",
            "active",
            "up",
            "back",
            "restored");

    private static final Set<String> HEALTH = Set.of("health", "healthy", "healthcheck", "healthchecks");

    private static final Set<String> WELL = Set.of(
            "checks",
            "pass",
            "passes",
            "passing",
            "passed",
            "green",
            "ok",
            "good",
            "back",
            "restored",
            "healthy",
            "service",
            "targets",
            "status",
            "endpoint",
            "endpoints",
            "normal",
            "recovered");

    private static final Set<String> MOVED = Set.of(
            "back", "restored", "routed", "switched", "shifted", "moved", "sent", "returned", "goes", "flows", "100%");

    private ProvedBoxes() {}

    static void tick(ChangeSet change, RollbackVerified verified) {
        List<Item> open = change.now().phases().stream()
                .filter(phase -> phase.stage() == Stage.ROLLBACK)
                .map(Phase::items)
                .flatMap(List::stream)
                .filter(item -> item.kind() == ItemKind.MANUAL && item.due() == null)
                .toList();
        for (Item item : open) {
            if (item.state() instanceof ItemState.Awaiting awaiting) {
                proof(change, item.text(), verified).ifPresent(proof -> {
                    Evidence evidence = new Evidence(proof, null, null, null, null, verified.at());
                    change.doneBy(ChangeSet.GOAROUND, item, awaiting, evidence);
                });
            }
        }
    }

    private static Optional<String> proof(ChangeSet change, String box, RollbackVerified verified) {
        List<String> words = Arrays.stream(box.toLowerCase(Locale.ROOT)
                        .replace("100 %", "100%")
                        .replace("health-check", "health check")
                        .split("[^\\p{L}\\p{N}%.]+"))
                .map(word -> word.replaceAll("\\.$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
        if (saysOldVersionRuns(words)) {
            return line(verified, VerificationChecks.Text.VERSION);
        }
        if (saysHealthIsBack(words)) {
            return line(verified, VerificationChecks.Text.HEALTH);
        }
        boolean moved = change.now().environment().rollback().stream().anyMatch(RollbackStep::movesTrafficOnly);
        return saysTrafficIsBack(words) && moved ? line(verified, VerificationChecks.Text.VERSION) : Optional.empty();
    }

    private static Optional<String> line(RollbackVerified verified, VerificationChecks.Text text) {
        return verified.proofs().stream().filter(text::isIn).findFirst();
    }

    private static boolean saysOldVersionRuns(List<String> words) {
        return words.contains("version")
                && holdsAny(words, OLD)
                && holdsAny(words, RUNS)
                && words.stream().allMatch(word -> word.equals("version") || isIn(word, List.of(OLD, RUNS, FILLING)));
    }

    private static boolean saysHealthIsBack(List<String> words) {
        boolean wells = words.contains("healthy") || holdsAny(words, WELL);
        return holdsAny(words, HEALTH)
                && wells
                && words.stream().allMatch(word -> isIn(word, List.of(HEALTH, WELL, FILLING)));
    }

    private static boolean saysTrafficIsBack(List<String> words) {
        return words.contains("traffic")
                && holdsAny(words, MOVED)
                && words.stream()
                        .allMatch(word -> word.equals("traffic")
                                || word.equals("version")
                                || isIn(word, List.of(MOVED, OLD, FILLING)));
    }

    private static boolean holdsAny(List<String> words, Set<String> wanted) {
        return words.stream().anyMatch(wanted::contains);
    }

    private static boolean isIn(String word, List<Set<String>> vocabularies) {
        return vocabularies.stream().anyMatch(words -> words.contains(word));
    }
}
