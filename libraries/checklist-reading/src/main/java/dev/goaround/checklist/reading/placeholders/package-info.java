/**
 * Places in commands and message templates that a deployment fills in: {@code v1.2.0}, {@code <production_url>},
 * {@code $(date +%Y%m%d)}. Text goes in, text comes out; nothing is ever run.
 */
package dev.goaround.checklist.reading.placeholders;
