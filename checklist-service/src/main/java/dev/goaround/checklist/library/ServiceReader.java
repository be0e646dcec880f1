package dev.goaround.checklist.library;

import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.ReadingBudget;
import dev.goaround.contracts.service.ServiceDefinition;

/**
 * Decides how a checklist is read for a service: with what its definition says that the team calls things. A checklist is stored
 * before it is known who will use it, so what is stored of it is read without.
 */
public final class ServiceReader {

    private static final ChecklistReader PLAIN = new ChecklistReader(ReadingBudget.OF_A_DEPLOYMENT);

    private ServiceReader() {}

    /** @param definition of the service; null: of none */
    public static ChecklistReader of(ServiceDefinition definition) {
        return definition == null || definition.words() == null ? PLAIN : PLAIN.withWords(definition.words());
    }
}
