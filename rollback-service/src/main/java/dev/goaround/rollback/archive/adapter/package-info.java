/** The protocol on Kafka, the archive in PostgreSQL, and the door to it. */
package dev.goaround.rollback.archive.adapter;
