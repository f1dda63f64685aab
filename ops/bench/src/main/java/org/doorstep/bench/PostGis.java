package org.doorstep.bench;

import java.io.IOException;
import java.util.List;

/// A PostGIS that `ops/bench/postgis` started, asked through psql on its socket. A query may use
/// one process only, and its time is psql's own, without the rows' way here.
final class PostGis implements AutoCloseable {

    private final Peer psql;

    PostGis(String directory) throws IOException {
        psql = Peer.start(List.of("psql", "-h", directory, "-U", "bench", "-d", "bench", "-XqAt"));
        psql.tell("SET client_min_messages = warning;");
    }

    /// Statements without an answer.
    void run(String statements) throws IOException {
        psql.tell(statements);
        psql.ask("SELECT 'done';");
    }

    /// Rows of an array each into a table, by COPY: each line is columns with tabs between them.
    void load(String table, Iterable<String> lines) throws IOException {
        psql.tell("COPY " + table + " FROM STDIN;");
        for (var line : lines) {
            psql.tell(line);
        }
        psql.tell("\\.");
        run("ANALYZE " + table + ";");
    }

    /// The rows of a query, then nothing.
    List<String> rows(String query) throws IOException {
        psql.tell(query);
        psql.tell("SELECT 'done';");
        var rows = new java.util.ArrayList<String>();
        for (var row = psql.read(); !row.equals("done"); row = psql.read()) {
            rows.add(row);
        }
        return rows;
    }

    /// Runs a query whose answer is one row, and says how long that took.
    double seconds(String query) throws IOException {
        psql.tell("\\timing on");
        psql.ask(query);
        var time = psql.read();
        psql.tell("\\timing off");
        // Time: 1234.567 ms (00:01.235)
        return Double.parseDouble(time.split(" ")[1]) / 1000;
    }

    @Override
    public void close() {
        psql.close();
    }
}
