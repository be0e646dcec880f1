package dev.goaround.checklist.reading.outline;

/**
 * Says before parsing whether the tables of a document are of a size that people write. A short row is filled up to the
 * width of its header, so that a small document can hold a table of a billion cells, and the parser gives up at one
 * million.
 */
final class Tables {

    /** A thousand rows of a hundred columns. */
    private static final long MOST_CELLS = 100_000;

    private long cells;
    private long rowsOfRun;
    private long columnsOfRun;

    private Tables() {}

    static boolean areReadable(String markdown) {
        Tables tables = new Tables();
        for (int start = 0; start <= markdown.length(); ) {
            int end = markdown.indexOf('\n', start);
            end = end < 0 ? markdown.length() : end;
            tables.count(markdown.substring(start, end).strip());
            start = end + 1;
        }
        tables.count("");
        return tables.cells <= MOST_CELLS;
    }

    private void count(String line) {
        if (line.isEmpty()) {
            cells += rowsOfRun * columnsOfRun;
            rowsOfRun = 0;
            columnsOfRun = 0;
        } else {
            rowsOfRun++;
            columnsOfRun = Math.max(columnsOfRun, columns(line));
        }
    }

    /** How many columns a line opens, where it may be the line between a header and its rows; else 0. */
    private static long columns(String line) {
        long columns = 0;
        boolean dashed = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '|') {
                columns++;
            } else if (c == '-') {
                dashed = true;
            } else if (": \t>".indexOf(c) < 0) {
                return 0;
            }
        }
        return dashed && columns > 0 ? columns + 1 : 0;
    }
}
