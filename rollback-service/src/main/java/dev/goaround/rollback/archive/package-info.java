/**
 * The recorded log of each deployment, as the judge saw it, and the judging of it again: the same, and under another trigger.
 */
package dev.goaround.rollback.archive;
