package dev.goaround.checklist.reading;

/**
 * What a box is within a decision of which exactly one outcome is ticked: "GO" or "NO-GO", "successful", "partial" or
 * "failed".
 *
 * @param group id of the decision, the same for all its outcomes
 * @param outcome what the deployment does when this one is ticked, or null where the words do not say it for sure
 */
public record DecisionBox(String group, Outcome outcome) {

    /** What ticking it means for the deployment. */
    public enum Outcome {
        /** It goes on. */
        GO("go"),
        /** It does not go on: whoever ticked it decides what is done instead. */
        STOP("stop");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** As it is written in reports and annotations. */
        public String word() {
            return word;
        }
    }
}
