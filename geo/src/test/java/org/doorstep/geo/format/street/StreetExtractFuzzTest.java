package org.doorstep.geo.format.street;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.assertj.core.api.Assertions;
import org.doorstep.geo._support.InTime;
import org.doorstep.geo._support.Mutations;
import org.doorstep.geo.format.ReadLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// The reader of extracts answers whatever bytes it is given. Fuzzed by `ops/fuzz`; a plain test
/// run reads the whole files and some thousands of broken ones made from a seed.
class StreetExtractFuzzTest {

    private static final int BROKEN = 5_000;

    private static final ReadLimits LIMITS = ReadLimits.GENEROUS.withBytes(20_000_000);

    static Stream<byte[]> extracts() {
        return Stream.of(
                OsmFiles.pbf(),
                // Unpacked, so that what is broken is the messages and not only the packing.
                OsmFiles.file(
                        OsmFiles.block(
                                "OSMHeader", OsmFiles.raw(OsmFiles.header("OsmSchema-V0.6"))),
                        OsmFiles.block("OSMData", OsmFiles.raw(OsmFiles.street()))),
                OsmFiles.XML.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("extracts")
    @FuzzTest(maxDuration = "20s")
    void streets(byte @Nullable [] bytes) {
        InTime.answers(count -> {
            var extract =
                    new StreetExtractReader(LIMITS)
                            .read(new ByteArrayInputStream(bytes == null ? new byte[0] : bytes));
            count.set(extract.report().read());
            if (extract.report().isRefused()) {
                Assertions.assertThat(extract.streets()).isEmpty();
                Assertions.assertThat(extract.addresses()).isEmpty();
            }
            return extract.report();
        });
    }

    @Test
    void answersBrokenFiles() {
        extracts().forEach(file -> Mutations.of(file, BROKEN, 33, this::streets));
    }
}
