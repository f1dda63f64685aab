package org.doorstep.territory.load;

import org.doorstep.geo.format.ImportIssue;
import org.doorstep.geo.format.ImportIssue.Kind;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.format.ReadReport;
import org.doorstep.geo.format.SourceBytes;
import org.doorstep.geo.format.street.StreetExtract;
import org.doorstep.geo.format.street.StreetExtractReader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/// Tells an extract of OpenStreetMap from any other file. Stateless.
final class Extracts {

    /// An extract holds far more ways than streets; with their nodes so many take some 200 MB.
    private static final int WAYS_OF_AN_EXTRACT = 500_000;

    private final ReadLimits limits;

    Extracts(ReadLimits limits) {
        this.limits = limits;
    }

    /// Reads the file by the one or the other; one that cannot be opened is a report of refusal.
    ReadReport read(
            InputStream file,
            Function<StreetExtract, ReadReport> extract,
            Function<InputStream, ReadReport> other) {
        try {
            var bytes = new BufferedInputStream(SourceBytes.open(file, limits));
            return StreetExtractReader.recognises(bytes)
                    ? extract.apply(
                            new StreetExtractReader(limits.withFeatures(WAYS_OF_AN_EXTRACT))
                                    .read(bytes))
                    : other.apply(bytes);
        } catch (SourceBytes.LimitReached e) {
            return refused(e.kind(), e.sentence());
        } catch (IOException e) {
            return refused(Kind.UNREADABLE, "The file could not be read: " + e.getMessage());
        }
    }

    private static ReadReport refused(Kind kind, String sentence) {
        return new ReadReport(
                0, 0, List.of(new ImportIssue(kind, kind.severity(), -1, "", "", null, sentence)));
    }
}
