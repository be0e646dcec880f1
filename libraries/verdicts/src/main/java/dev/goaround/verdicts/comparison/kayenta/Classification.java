package dev.goaround.verdicts.comparison.kayenta;

/** Kayenta's words for what a metric came to. */
public enum Classification {
    PASS("Pass"),
    HIGH("High"),
    LOW("Low"),
    NODATA("Nodata"),
    /** There are no values, and the metric must have some. */
    NODATA_FAIL_METRIC("NodataFailMetric"),
    ERROR("Error");

    private final String label;

    Classification(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
