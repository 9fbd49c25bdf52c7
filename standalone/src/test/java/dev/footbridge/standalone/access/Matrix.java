package dev.footbridge.standalone.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** docs/access-matrix.md: a line an endpoint (and perhaps whose matter it is), a column a caller. */
record Matrix(List<Row> rows) {
    static final Path FILE = Path.of("..", "docs", "access-matrix.md");

    /** Of a change by somebody signed in, without the second token. */
    static final String WITHOUT_SECOND_TOKEN = "no second token";

    static final List<String> ROLES = List.of("HR", "IT", "MANAGER", "AUDITOR", "ADMIN");
    private static final int FIRST_CALLER = 3;

    /**
     * @param what whose matter is asked about, or what part of it; empty when it does not matter
     * @param cells what is expected, by column
     */
    record Row(String endpoint, String what, Map<String, String> cells) {
        String method() {
            return endpoint.substring(0, endpoint.indexOf(' '));
        }

        String path() {
            return endpoint.substring(endpoint.indexOf(' ') + 1);
        }

        boolean isChange() {
            return !List.of("GET", "HEAD", "OPTIONS", "ANY").contains(method());
        }

        @Override
        public String toString() {
            return what.isEmpty() ? endpoint : endpoint + " (" + what + ")";
        }
    }

    static Matrix read() throws IOException {
        var lines = Files.readAllLines(FILE).stream()
                .filter(line -> line.startsWith("|"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        var columns = lines.stream()
                .filter(cells -> cells.get(1).equals("endpoint"))
                .findFirst()
                .orElseThrow();
        return new Matrix(lines.stream()
                .filter(cells -> cells.get(1).matches("`[A-Z]+ /.*`"))
                .map(cells -> row(columns, cells))
                .toList());
    }

    private static Row row(List<String> columns, List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalStateException("Expected %d columns in the line of %s, but there are %d"
                    .formatted(columns.size(), cells.get(1), cells.size()));
        }
        var byColumn = new LinkedHashMap<String, String>();
        for (var column = FIRST_CALLER; column < columns.size() - 1; column++) {
            byColumn.put(columns.get(column), cells.get(column));
        }
        return new Row(cells.get(1).replace("`", ""), cells.get(2), byColumn);
    }

    List<String> endpoints() {
        return rows.stream().map(Row::endpoint).distinct().collect(Collectors.toList());
    }
}
