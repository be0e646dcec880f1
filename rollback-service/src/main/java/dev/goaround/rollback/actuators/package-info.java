/** What can carry a rollback step out, and how each tells what became of it. */
package dev.goaround.rollback.actuators;
