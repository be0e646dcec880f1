package dev.goaround.cli.judging.adapter;

/** A document that is no case; caught where the reading begins. */
final class Misread extends Exception {
    private static final long serialVersionUID = 1L;

    Misread(String message) {
        super(message);
    }
}
