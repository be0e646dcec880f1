package dev.goaround.contracts.deployment;

/**
 * @param id stable within the checklist version
 * @param environment that the phase is about; null: the deployment's
 * @param number counts from 1
 */
public record PhaseRef(String id, String title, Stage stage, String environment, int number) {}
