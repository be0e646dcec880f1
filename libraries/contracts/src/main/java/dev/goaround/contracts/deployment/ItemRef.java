package dev.goaround.contracts.deployment;

/** @param id stable under re-formatting of the checklist */
public record ItemRef(String id, String text, ItemKind kind, String phase) {}
