package org.doorstep.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;

import org.slf4j.LoggerFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// db-scheduler with lock-and-fetch: reads a number of tasks from each line, adds them, and answers
/// with the seconds from starting the scheduler until every task has run and is gone.
final class DbSchedulerPeer {

    private static final int THREADS = 20;
    private static final String TABLE =
            """
            create table if not exists scheduled_tasks (
              task_name text not null, task_instance text not null, task_data bytea,
              execution_time timestamp with time zone not null, picked boolean not null,
              picked_by text, last_success timestamp with time zone,
              last_failure timestamp with time zone, consecutive_failures int,
              last_heartbeat timestamp with time zone, version bigint not null, priority smallint,
              primary key (task_name, task_instance));
            create index if not exists execution_time_idx on scheduled_tasks (execution_time);
            create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat);
            """;
    private static final String ADD =
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked,"
                + " version) select 'noop', i::text, now(), false, 1 from generate_series(1, ?) i";

    private DbSchedulerPeer() {}

    /// @param arguments the JDBC URL
    public static void main(String[] arguments) throws IOException, SQLException {
        // Standard output is for answers.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(arguments[0]);
            pool.setMaximumPoolSize(THREADS + 4);
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(TABLE);
            }
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(measure(pool, Integer.parseInt(line)));
            }
        }
    }

    private static double measure(HikariDataSource pool, int tasks) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            statement.setInt(1, tasks);
            statement.executeUpdate();
        }
        var left = new CountDownLatch(tasks);
        var noop = Tasks.oneTime("noop").execute((instance, context) -> left.countDown());
        var scheduler =
                Scheduler.create(pool, noop)
                        .threads(THREADS)
                        .pollUsingLockAndFetch(0.5, 4.0)
                        .pollingInterval(Duration.ofMillis(100))
                        .build();
        var started = System.nanoTime();
        scheduler.start();
        try {
            left.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var seconds = (System.nanoTime() - started) / 1e9;
        scheduler.stop();
        try (var connection = pool.getConnection();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select count(*) from scheduled_tasks")) {
            if (!rows.next() || rows.getInt(1) != 0) {
                throw new IllegalStateException("tasks are left");
            }
        }
        return seconds;
    }
}
