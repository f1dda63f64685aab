package org.doorstep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

@Timeout(300)
class EmbeddedStoreTest {

    private static final int KILLS = 20;
    private static final int WRITES_BEFORE_EACH_KILL = 40;

    private static final String ACKNOWLEDGED = "acknowledged ";

    @TempDir Path directory;

    @Test
    void losesNoAcknowledgedWriteInTwentyKills() throws Exception {
        var acknowledged = new ArrayList<Integer>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(writeUntilKilled(kill * 1_000_000));
        }
        assertThat(numbersIn(directory)).containsAll(acknowledged);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * WRITES_BEFORE_EACH_KILL);
    }

    @Test
    void keepsItsFileFarSmallerThanAppendingEveryCommitWouldMakeIt() {
        var file = directory.resolve("doorstep.mv").toFile();
        long whileOpen;
        try (var store = EmbeddedStore.open(directory);
                var client = MongoClients.create(store.uri())) {
            IntStream.range(0, 3_000).forEach(n -> insert(client, n));
            whileOpen = file.length();
        }
        System.out.println(
                "embedded store after 3,000 writes: open "
                        + whileOpen
                        + " bytes, closed "
                        + file.length());
        assertThat(file.length()).isLessThan(10_000_000L);
    }

    @Test
    void tellsASecondProcessThatTheStoreIsTaken() {
        try (var store = EmbeddedStore.open(directory)) {
            assertThat(store.uri()).startsWith("mongodb://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedStore.open(directory))
                    .isInstanceOf(StoreInUseException.class);
        }
    }

    /// A process with numbers of its own (what it wrote but could not acknowledge may be there too)
    /// writes one after the other and prints each that was acknowledged.
    private List<Integer> writeUntilKilled(int first) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writer.class.getName(),
                                directory.toString(),
                                Integer.toString(first))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var acknowledged = new ArrayList<Integer>();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ACKNOWLEDGED)) {
                    acknowledged.add(Integer.valueOf(line.substring(ACKNOWLEDGED.length())));
                }
                if (acknowledged.size() == WRITES_BEFORE_EACH_KILL) {
                    process.toHandle().destroyForcibly(); // leaves the stream readable
                }
            }
        } finally {
            process.toHandle().destroyForcibly();
        }
        process.waitFor();
        return acknowledged;
    }

    private static List<Integer> numbersIn(Path directory) {
        try (var store = EmbeddedStore.open(directory);
                var client = MongoClients.create(store.uri())) {
            return client.getDatabase("doorstep")
                    .getCollection("numbers")
                    .find()
                    .sort(new Document("_id", 1))
                    .map(document -> document.getInteger("_id"))
                    .into(new ArrayList<>());
        }
    }

    private static void insert(MongoClient client, int number) {
        client.getDatabase("doorstep")
                .getCollection("numbers")
                .insertOne(
                        new Document("_id", number).append("text", "as long as a short message"));
    }

    /// The process that is killed.
    static final class Writer {

        public static void main(String[] args) {
            var store = EmbeddedStore.open(Path.of(args[0]));
            var client = MongoClients.create(store.uri());
            int first = Integer.parseInt(args[1]);
            for (int number = first; number < first + 100_000; number++) {
                insert(client, number);
                System.out.println(ACKNOWLEDGED + number);
            }
            // The server's threads would keep the process alive.
            System.exit(0);
        }
    }
}
