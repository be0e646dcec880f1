package dev.goaround.checklist.reading.corpus;

/** One aspect of one line, held against its truth. */
record Judged(String document, int line, Aspect aspect, Outcome outcome, String text, String truth, String read) {

    @Override
    public String toString() {
        return document + ":" + line + " [" + aspect.title() + "] " + text + "\n    truth: " + truth + "\n    read:  "
                + read;
    }
}
