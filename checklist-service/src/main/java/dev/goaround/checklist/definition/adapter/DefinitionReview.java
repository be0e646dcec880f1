package dev.goaround.checklist.definition.adapter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.goaround.checklist.calendar.adapter.Calendars;
import dev.goaround.checklist.definition.ChecklistFit;
import dev.goaround.checklist.definition.DefinitionReading;
import dev.goaround.checklist.definition.DefinitionWarning;
import dev.goaround.checklist.http.adapter.DocumentWorkers;
import dev.goaround.checklist.library.adapter.Checklists;
import dev.goaround.checklist.start.ChecklistInstantiation;
import dev.goaround.checklist.start.StartPolicy;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.egress.Secrets;
import dev.goaround.egress.adapter.SecretsConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Holds a definition against what is around it: the folder of secrets, the calendars and the checklist that it names, the pages of its
 * targets. Nothing of that makes it wrong, because all of it may come later.
 */
@ApplicationScoped
class DefinitionReview {

    /**
     * What a person is told of a definition.
     *
     * @param warnings of the definition; they are stored with it
     * @param checklist what the checklist that it names leaves to people; a deployment says so of its own
     * @param notes what could not be looked at
     */
    record Reviewed(
            List<DefinitionWarning> warnings, List<DefinitionWarning> checklist, List<DefinitionWarning> notes) {

        @JsonIgnore
        List<DefinitionWarning> all() {
            return Stream.concat(warnings.stream(), checklist.stream()).toList();
        }

        private Reviewed and(List<DefinitionWarning> more, List<DefinitionWarning> notSeen) {
            return new Reviewed(
                    Stream.concat(warnings.stream(), more.stream()).toList(),
                    checklist,
                    Stream.concat(notes.stream(), notSeen.stream()).toList());
        }

        private Reviewed with(List<DefinitionWarning> ofChecklist) {
            return new Reviewed(warnings, ofChecklist, notes);
        }
    }

    /** Takes its turn among those who send documents. */
    private static final String FITS = "the checklists of definitions";

    private final Mutiny.SessionFactory sessions;
    private final Checklists checklists;
    private final Calendars calendars;
    private final SecretFolder secrets;
    private final TargetPages pages;
    private final DocumentWorkers reading;

    DefinitionReview(
            Mutiny.SessionFactory sessions,
            Checklists checklists,
            Calendars calendars,
            Secrets secrets,
            SecretsConfig config,
            TargetPages pages,
            DocumentWorkers reading) {
        this.sessions = sessions;
        this.checklists = checklists;
        this.calendars = calendars;
        this.secrets = new SecretFolder(secrets, config.dir());
        this.pages = pages;
        this.reading = reading;
    }

    /** With the pages of the targets. */
    Uni<Reviewed> whole(DefinitionReading.Read read, String caller) {
        return Uni.combine()
                .all()
                .unis(withoutTargets(read, caller), pages.look(read.definition(), caller))
                .asTuple()
                .map(both -> placed(
                        read,
                        both.getItem1()
                                .and(both.getItem2().warnings(), both.getItem2().notes())));
    }

    /** What the targets show, and nothing else. */
    Uni<Reviewed> targets(DefinitionReading.Read read, String caller) {
        return pages.look(read.definition(), caller)
                .map(looked -> placed(read, new Reviewed(looked.warnings(), List.of(), looked.notes())));
    }

    /** Without asking anybody outside: at a start of the service its targets may be starting as well. */
    Uni<Reviewed> withoutTargets(DefinitionReading.Read read, String caller) {
        ServiceDefinition definition = read.definition();
        return reading.of(caller, () -> secrets.look(definition))
                .map(looked ->
                        new Reviewed(read.warnings(), List.of(), List.of()).and(looked.warnings(), looked.notes()))
                .chain(reviewed -> sessions.withSession(session -> missingCalendars(session, definition)
                        .map(missing -> reviewed.and(missing, List.of()))
                        .chain(known -> ofChecklist(session, definition).map(known::with))))
                .map(reviewed -> placed(read, reviewed));
    }

    private static Reviewed placed(DefinitionReading.Read read, Reviewed reviewed) {
        return new Reviewed(
                read.lines().placed(reviewed.warnings()),
                reviewed.checklist(),
                read.lines().placed(reviewed.notes()));
    }

    private Uni<List<DefinitionWarning>> missingCalendars(Mutiny.Session session, ServiceDefinition definition) {
        Map<String, EnvironmentDefinition> environments = new TreeMap<>(definition.environments());
        Set<String> named = new LinkedHashSet<>();
        environments.values().stream()
                .filter(environment -> environment.hours() != null)
                .forEach(environment -> named.addAll(environment.hours().calendars()));
        if (named.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return calendars.stored(session, named).map(stored -> {
            List<DefinitionWarning> missing = new ArrayList<>();
            environments.forEach((name, environment) -> {
                if (environment.hours() != null) {
                    environment.hours().calendars().stream()
                            .filter(calendar -> !stored.contains(calendar))
                            .forEach(calendar -> missing.add(new DefinitionWarning(
                                    "environments." + name + ".calendars",
                                    null,
                                    "there is no calendar " + calendar
                                            + ", so none of its freezes holds anything; PUT it to /api/v1/calendars/"
                                            + calendar)));
                }
            });
            return missing;
        });
    }

    private Uni<List<DefinitionWarning>> ofChecklist(Mutiny.Session session, ServiceDefinition definition) {
        String name = definition.checklist();
        if (name == null) {
            return Uni.createFrom().item(List.of());
        }
        return checklists
                .find(session, name, definition)
                .chain(found -> found.fold(
                        read -> reading.ofStored(FITS, () -> fit(read.checklist(), definition)),
                        missing -> withoutChecklist("there is no checklist " + name
                                + ", and no deployment starts without it; POST it to /api/v1/checklists?name=" + name),
                        tooLarge -> withoutChecklist(tooLarge.reason())));
    }

    private static Uni<List<DefinitionWarning>> withoutChecklist(String why) {
        return Uni.createFrom().item(List.of(new DefinitionWarning("checklist", null, why)));
    }

    /** In each environment; what several have in common is said once. */
    private static List<DefinitionWarning> fit(StartPolicy.StoredChecklist checklist, ServiceDefinition definition) {
        Set<DefinitionWarning> found = new LinkedHashSet<>();
        new TreeMap<>(definition.environments()).keySet().forEach(environment -> {
            ChecklistInstantiation instantiation =
                    ChecklistInstantiation.of(checklist.report(), environment, definition);
            found.addAll(ChecklistFit.of(checklist.name(), instantiation.phases(), instantiation.triggers()));
        });
        return List.copyOf(found);
    }
}
