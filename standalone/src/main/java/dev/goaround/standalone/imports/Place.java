package dev.goaround.standalone.imports;

/** Where something is written; lines and columns count from 1. */
public record Place(int line, int column) {

    public static final Place START = new Place(1, 1);
}
