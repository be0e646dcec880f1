package dev.goaround.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The same requests as somebody who may: one that is refused as malformed, or an answer that holds nothing of the victim's for anybody,
 * would show nothing about the doors.
 *
 * @param understood endpoints at which a request was a good one
 * @param marked reading requests whose answer holds the victim's mark
 * @param malformed each request that was none, with its answer
 */
record AttackControl(Set<String> understood, Set<String> marked, List<String> malformed) {
    private static final Set<Integer> MALFORMED = Set.of(400, 404, 405, 406, 415, 422);

    /** Changes what the victim has: to be run at the end. */
    static AttackControl of(List<Endpoint> endpoints, Victim victim, DoorClient client, Administrator administrator)
            throws IOException {
        AttackControl control = new AttackControl(new TreeSet<>(), new TreeSet<>(), new ArrayList<>());
        List<Endpoint> readingFirst = new ArrayList<>(endpoints);
        readingFirst.sort(Comparator.comparing(Endpoint::onlyReads).reversed());
        for (Endpoint endpoint : readingFirst) {
            for (Attempt attempt : Attempt.of(endpoint, victim)) {
                control.add(attempt, client.send(administrator.authorization(), attempt), victim.mark());
            }
        }
        return control;
    }

    private void add(Attempt attempt, DoorAnswer answer, String mark) {
        if (MALFORMED.contains(answer.status())) {
            malformed.add(attempt + ": " + answer.status() + " " + answer.body());
        } else {
            understood.add(attempt.endpoint().toString());
        }
        if (attempt.endpoint().onlyReads() && answer.body().contains(mark)) {
            marked.add(attempt.toString());
        }
    }

    List<String> lines(int endpoints) {
        List<String> lines = new ArrayList<>(List.of(
                "as the administrator: %d of %d endpoints understand the request, %d answers hold the victim's mark"
                        .formatted(understood.size(), endpoints, marked.size())));
        marked.forEach(each -> lines.add("MARK " + each));
        malformed.forEach(each -> lines.add("MALFORMED " + each.replaceAll("\\s+", " ")));
        return lines;
    }
}
