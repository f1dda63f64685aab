package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;

import org.bson.Document;
import org.doorstep._support.TestClock;
import org.doorstep._support.TestStore;
import org.doorstep.messaging.broadcast.work.OrganisersBrowser.Answer;
import org.doorstep.messaging.broadcast.work.RequestsProcess.Step;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// A server that is killed while it answers organisers who draft broadcasts: between a key's record
/// and the effect, right after the commit, and after the answer is stored but not sent. Whoever
/// asks again with the same key gets one broadcast and one answer.
///
/// The size is that of every run; `ops/crash requests` runs the full one.
class KilledRequestsTest {

    private static final int REQUESTS = Integer.getInteger("doorstep.crash.requests", 50);

    /// Requests under way at one death.
    private static final int AT_ONCE = 50;

    private static final int ROUNDS = (REQUESTS + AT_ONCE - 1) / AT_ONCE;

    /// Longer than a key's first request is waited for.
    private static final Duration LATER = Duration.ofMinutes(5);

    private final String uri = TestStore.uriOfFreshDatabase();
    private final MongoTemplate store =
            TestStore.named(Objects.requireNonNull(new ConnectionString(uri).getDatabase()));

    @Test
    void eachRequestHasOneEffectAndOneAnswerHoweverItsServerWasKilled() throws Exception {
        var titles = new ArrayList<String>();
        var locations = new ArrayList<String>();
        for (var round = 0; round <= ROUNDS; round++) {
            var asked = titles(round - 1);
            var next = titles(round);
            try (var server = start(round, next.size())) {
                var browser = OrganisersBrowser.at(Integer.parseInt(server.rest("port ")));
                locations.addAll(askedAgain(browser, asked));
                dies(server, browser, next);
            }
            titles.addAll(next);
        }
        assertThat(titles).hasSize(REQUESTS);
        assertThat(locations).hasSize(REQUESTS).doesNotHaveDuplicates();
        assertThat(stored().keySet()).containsExactlyInAnyOrderElementsOf(titles);
        stored().values().forEach(this::isOnRecordOnce);
    }

    private Child start(int round, int held) {
        return Child.start(
                RequestsProcess.class,
                List.of(
                        uri,
                        TestClock.START.plus(LATER.multipliedBy(round)).toString(),
                        Integer.toString(round),
                        Integer.toString(held)));
    }

    private static List<String> titles(int round) {
        var before = round * AT_ONCE;
        return round < 0
                ? List.of()
                : IntStream.range(0, Math.min(AT_ONCE, REQUESTS - before))
                        .mapToObj(n -> Step.values()[n % Step.values().length].title(round, n))
                        .toList();
    }

    /// All at once, and none of them gets an answer.
    private void dies(Child server, OrganisersBrowser browser, List<String> titles) {
        if (titles.isEmpty()) {
            return;
        }
        var sent = titles.stream().map(browser::drafts).toList();
        server.says("held");
        server.kill();
        assertThat(sent).allMatch(answer -> isBroken(answer));
        assertThat(stored().keySet())
                .as("stored before the server died")
                .doesNotContainAnyElementsOf(of(Step.RECORDED, titles))
                .containsAll(of(Step.COMMITTED, titles))
                .containsAll(of(Step.ANSWERED, titles));
    }

    private static boolean isBroken(CompletableFuture<Answer> answer) {
        return answer.handle((got, fault) -> fault != null).join();
    }

    private static List<String> of(Step step, List<String> titles) {
        return titles.stream().filter(title -> title.startsWith(step.name())).toList();
    }

    /// Twice, with the keys of the first time.
    ///
    /// @return where each broadcast is
    private List<String> askedAgain(OrganisersBrowser browser, List<String> titles) {
        var there = stored();
        var answers = titles.stream().map(browser::drafts).map(CompletableFuture::join).toList();
        var again = titles.stream().map(browser::drafts).map(CompletableFuture::join).toList();
        assertThat(again).isEqualTo(answers);
        assertThat(answers).extracting(Answer::status).allMatch(status -> status == 302);
        for (var n = 0; n < titles.size(); n++) {
            var known = there.get(titles.get(n));
            if (known != null) {
                assertThat(answers.get(n).location()).endsWith("/" + known);
            }
        }
        return answers.stream().map(Answer::location).toList();
    }

    /// The ids of the broadcasts by title; two of one title are a failure.
    private Map<String, String> stored() {
        var ids = new HashMap<String, String>();
        for (var found : store.getCollection("messaging.broadcasts").find()) {
            var title = found.getString("title");
            assertThat(ids.put(title, String.valueOf(found.get("_id")))).as(title).isNull();
        }
        ids.keySet().removeIf(title -> !title.matches("[A-Z]+ [0-9]+-[0-9]+"));
        return ids;
    }

    private void isOnRecordOnce(String broadcast) {
        var entries =
                store.getCollection("security.audit")
                        .find(new Document("did.objectId", broadcast))
                        .map(entry -> entry.get("did", Document.class).getString("what"))
                        .into(new ArrayList<>());
        assertThat(entries).isEqualTo(List.of("broadcast-drafted"));
    }
}
