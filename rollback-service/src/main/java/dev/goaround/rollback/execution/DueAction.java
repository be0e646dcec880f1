package dev.goaround.rollback.execution;

/**
 * What is done when a state is due.
 *
 * @param action null if the move is all
 */
public record DueAction(Transition move, ActuatorCall action) {}
