package dev.goaround.checklist.reading;

import java.util.List;

/**
 * A step of the rollback procedure.
 *
 * @param order from 1, over the whole document
 * @param condition when it is taken at all ("if \"Option A\" is chosen"), or null; a person decides
 * @param commands code blocks that belong to it, each as one text; shown to people, never run
 */
public record RollbackProcedureStep(int line, int order, String text, String condition, List<String> commands) {

    public RollbackProcedureStep {
        commands = List.copyOf(commands);
    }
}
