package dev.goaround.checklist.reading;

import java.time.MonthDay;

/**
 * Days from the first to the last, both included; a last one before the first lies in the next year.
 *
 * @param year of the first day; null: every year
 */
public record DateRange(Integer year, MonthDay first, MonthDay last) {}
