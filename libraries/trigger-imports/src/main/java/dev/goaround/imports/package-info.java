/**
 * Triggers from what a team already has, in the form of a service definition. What cannot be kept as it is meant there is refused
 * by its name; nothing is started and nothing is asked over the network.
 */
package dev.goaround.imports;
