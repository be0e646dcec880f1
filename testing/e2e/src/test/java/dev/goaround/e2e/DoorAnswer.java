package dev.goaround.e2e;

/** @param body of a stream what came within its time */
record DoorAnswer(int status, String body) {}
