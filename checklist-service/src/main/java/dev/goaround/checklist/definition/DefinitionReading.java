package dev.goaround.checklist.definition;

import dev.goaround.contracts.service.ServiceDefinition;
import java.util.List;
import java.util.function.Function;

/** What became of a service definition's text. */
public sealed interface DefinitionReading {

    /** What each case leads to. */
    <T> T fold(Function<Read, T> read, Function<Refused, T> refused);

    /**
     * @param warnings what works, but probably not as intended
     * @param lines where the fields stand, for what is found out later
     */
    record Read(ServiceDefinition definition, List<DefinitionWarning> warnings, FieldLines lines)
            implements DefinitionReading {
        public Read {
            warnings = List.copyOf(warnings);
        }

        @Override
        public <T> T fold(Function<Read, T> read, Function<Refused, T> refused) {
            return read.apply(this);
        }
    }

    /** @param problems all of them, in the document's order */
    record Refused(List<Problem> problems) implements DefinitionReading {
        public Refused {
            problems = List.copyOf(problems);
        }

        @Override
        public <T> T fold(Function<Read, T> read, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
