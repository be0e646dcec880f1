package dev.goaround.imports;

/** Where something is written; lines and columns count from 1. */
public record SourcePlace(int line, int column) {

    public static final SourcePlace START = new SourcePlace(1, 1);
}
