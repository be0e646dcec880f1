package dev.goaround.rollback.actuators.adapter;

import dev.goaround.egress.GuardedHttp;
import dev.goaround.rollback.actuators.HostCommands;
import dev.goaround.rollback.actuators.Programs;
import java.time.InstantSource;

/** What the actuators have to do with the world: how they reach it, what they show there, and its time. */
record ActuatorContext(
        GuardedHttp http, StepSecrets secrets, HostCommands commands, Programs programs, InstantSource clock) {

    ActuatorContext over(GuardedHttp otherHttp, Programs otherPrograms) {
        return new ActuatorContext(otherHttp, secrets, commands, otherPrograms, clock);
    }
}
