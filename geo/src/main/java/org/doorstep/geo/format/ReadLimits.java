package org.doorstep.geo.format;

/// How much a reader takes before it stops with an issue. All limits hold for one file. Immutable;
/// may be shared between threads.
///
/// @param verticesPerFeature positions in one feature
/// @param features features in the file
/// @param depth nesting of JSON arrays and objects
/// @param bytes bytes read, after unpacking
/// @param gzipRatio unpacked bytes a packed one, looked at from the first megabyte on
/// @param issues issues listed
public record ReadLimits(
        int verticesPerFeature, int features, int depth, long bytes, int gzipRatio, int issues) {

    /// Generous for a country's wards: 1,000,000 vertices a feature, 1,000,000 features, depth 64,
    /// 500 MB, ratio 100, 10,000 issues.
    public static final ReadLimits GENEROUS =
            new ReadLimits(1_000_000, 1_000_000, 64, 500_000_000L, 100, 10_000);

    public ReadLimits {
        if (verticesPerFeature < 4
                || features < 1
                || depth < 8
                || bytes < 1
                || gzipRatio < 1
                || issues < 1) {
            throw new IllegalArgumentException("Limits leave room for nothing.");
        }
    }

    public ReadLimits withVerticesPerFeature(int vertices) {
        return new ReadLimits(vertices, features, depth, bytes, gzipRatio, issues);
    }

    public ReadLimits withFeatures(int most) {
        return new ReadLimits(verticesPerFeature, most, depth, bytes, gzipRatio, issues);
    }

    public ReadLimits withBytes(long most) {
        return new ReadLimits(verticesPerFeature, features, depth, most, gzipRatio, issues);
    }
}
