package dev.goaround.checklist.reading.corpus;

/** How a reading compares with what was meant. */
enum Outcome {
    RIGHT,
    /** Not right, but a note says so, and nothing acts by itself. */
    NOTED,
    /** Not right, and nobody is told. */
    WRONG
}
