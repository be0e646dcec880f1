/** The actuators over HTTP, by way of the guard on outgoing calls. */
package dev.goaround.rollback.actuators.adapter;
