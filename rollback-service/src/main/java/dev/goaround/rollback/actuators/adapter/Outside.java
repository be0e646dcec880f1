package dev.goaround.rollback.actuators.adapter;

import dev.goaround.egress.GuardedHttp;
import dev.goaround.rollback.actuators.HostCommands;
import dev.goaround.rollback.actuators.Programs;
import java.time.InstantSource;

/** What the actuators have to do with the world: how they reach it, what they show there, and its time. */
record Outside(GuardedHttp http, StepSecrets secrets, HostCommands commands, Programs programs, InstantSource clock) {

    Outside over(GuardedHttp otherHttp, Programs otherPrograms) {
        return new Outside(otherHttp, secrets, commands, otherPrograms, clock);
    }
}
