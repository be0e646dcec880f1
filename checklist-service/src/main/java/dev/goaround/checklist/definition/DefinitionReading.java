package dev.goaround.checklist.definition;

import dev.goaround.contracts.service.ServiceDefinition;
import java.util.List;

/** What became of a service definition's text. */
public sealed interface DefinitionReading {

    /**
     * @param warnings what works, but probably not as intended
     * @param lines where the fields stand, for what is found out later
     */
    record Read(ServiceDefinition definition, List<DefinitionWarning> warnings, FieldLines lines)
            implements DefinitionReading {
        public Read {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param problems all of them, in the document's order */
    record Refused(List<Problem> problems) implements DefinitionReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
