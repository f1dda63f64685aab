package org.doorstep.geo.walk.turf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.geo.walk.turf.Streets.cut;
import static org.doorstep.geo.walk.turf.Streets.isConnected;
import static org.doorstep.geo.walk.turf.Streets.place;
import static org.doorstep.geo.walk.turf.Streets.turfByKey;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// What holds for every cut, over towns from a seed.
class TurfPropertyTest {

    static final List<Barrier> BARRIERS =
            List.of(
                    new Barrier(List.of(place(-500, 320), place(900, 300), place(3_000, 320))),
                    new Barrier(List.of(place(500, -500), place(460, 3_000))));

    private static TurfRequest<String> request(long seed) {
        var town = Streets.town(6, 7, seed);
        var options = TurfOptions.of(50).withSeed(seed).withSteps(60);
        return TurfRequest.of(town.all, seed % 2 == 0 ? options : options.withSidesWhole())
                .withBarriers(seed % 3 == 0 ? BARRIERS : List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyFrontageIsInExactlyOneTurf(long seed) {
        var request = request(seed);
        var keys = new ArrayList<String>();
        cut(request).turfs().forEach(turf -> keys.addAll(turf.keys()));
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(
                        request.frontages().stream().map(Frontage::key).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyTurfIsConnectedAndCountsItsDoors(long seed) {
        var request = request(seed);
        var ground = Ground.of(request);
        for (var turf : cut(request).turfs()) {
            assertThat(isConnected(ground, new HashSet<>(turf.keys()))).isTrue();
            assertThat(turf.frontages().stream().mapToInt(Frontage::doors).sum())
                    .isEqualTo(turf.doors());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4, 6, 8, 10, 12, 14, 16, 18, 20})
    void theLargestTurfKeepsToItsBound(long seed) {
        var balance = cut(request(seed)).report().balance();
        assertThat(balance.largest()).isBetween(balance.least(), balance.bound());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 6})
    void theSameRequestGivesTheSameCut(long seed) {
        assertThat(cut(request(seed))).isEqualTo(cut(request(seed)));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4, 6, 8, 10, 12})
    void aHundredthOfTheDoorsLessMovesFewOthers(long seed) {
        var request = request(seed);
        var first = cut(request);
        var random = new Random(seed);
        var left = request.frontages().stream().filter(row -> random.nextInt(100) > 0).toList();
        var gone = request.frontages().size() - left.size();
        assertMovedAtMost(3 * gone, first, request, left);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4, 6, 8, 10, 12})
    void aHundredthOfTheDoorsMoreMovesFewOthers(long seed) {
        var request = request(seed);
        var first = cut(request);
        var random = new Random(seed);
        var more = new Streets();
        more.all.addAll(request.frontages());
        for (var row : request.frontages()) {
            if (random.nextInt(100) == 0) {
                more.house(row.street(), row.label().building() + "A", row.line().getFirst(), 1);
            }
        }
        var come = more.all.size() - request.frontages().size();
        assertMovedAtMost(3 * come, first, request, more.all);
    }

    private static void assertMovedAtMost(
            int most,
            TurfCut<String> first,
            TurfRequest<String> request,
            List<Frontage<String>> rows) {
        var changed =
                TurfRequest.of(rows, request.options())
                        .withBarriers(request.barriers())
                        .withPrevious(first);
        var second = cut(changed);
        var before = turfByKey(first);
        var doors = rows.stream().collect(Collectors.toMap(Frontage::key, Frontage::doors));
        var moved =
                turfByKey(second).entrySet().stream()
                        .filter(entry -> before.containsKey(entry.getKey()))
                        .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                        .mapToInt(entry -> doors.get(entry.getKey()))
                        .sum();
        assertThat(second.report().doorsMoved()).isEqualTo(moved).isLessThanOrEqualTo(most);
        var balance = second.report().balance();
        assertThat(balance.largest()).isLessThanOrEqualTo(balance.bound());
        var ground = Ground.of(changed);
        assertThat(second.turfs())
                .allSatisfy(turf ->
                        assertThat(isConnected(ground, new HashSet<>(turf.keys()))).isTrue());
    }
}
