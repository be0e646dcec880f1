/** The executor's journal in PostgreSQL, its channels, its loop and its meters. */
package dev.goaround.rollback.execution.adapter;
