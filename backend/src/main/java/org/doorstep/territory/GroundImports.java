package org.doorstep.territory;

import org.doorstep.geo.format.street.StreetExtract;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Permissions;
import org.doorstep.territory.layer.BarrierStore;
import org.doorstep.territory.layer.WayStore;
import org.doorstep.territory.load.BarrierFile;
import org.doorstep.territory.load.StreetFile;
import org.doorstep.territory.street.StreetStore;

import java.io.InputStream;
import java.time.Clock;
import java.util.function.BiFunction;

/// Loads streets, barriers and ways on foot from files. Whatever a file holds, the answer is a
/// report and never an exception; a file with an error loads nothing. No stream is closed. Safe for
/// use by many threads.
public class GroundImports {

    private static final int LONGEST_NAME = 60;

    /// Where what is read is kept.
    record Stores(StreetStore streets, BarrierStore barriers, WayStore ways) {}

    private final Stores stores;
    private final Wards wards;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final TerritorySettings settings;
    private final Clock clock;

    GroundImports(
            Stores stores,
            Wards wards,
            Permissions permissions,
            AuditTrail audit,
            TerritorySettings settings,
            Clock clock) {
        this.stores = stores;
        this.wards = wards;
        this.permissions = permissions;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /// Loads street lines from GeoJSON, plain or gzip, into the wards in force today; from an
    /// extract of OpenStreetMap also the ways on foot and the barriers it holds, under the name
    /// given. A street that is there already (name, place, ward) keeps its id and gets the file's
    /// sides.
    ///
    /// @param by data officer or administrator (row `import-wards`)
    /// @return the report, or refused where the person may not import or the name is out of range
    public Outcome<ImportReport> loadStreets(InputStream file, GroundSpec spec, Actor by) {
        return load(file, spec, by, this::streets);
    }

    /// Loads lines that nobody crosses: GeoJSON, TopoJSON or well-known text, plain or gzip, or a
    /// zip of a shapefile; of an extract of OpenStreetMap its rivers, canals, railways and fast
    /// roads. A property `kind` (or `barrier`) says `river`, `railway` or `road`. What was loaded
    /// under that name before is replaced.
    ///
    /// @param by data officer or administrator (row `import-wards`)
    /// @return the report, or refused where the person may not import or the name is out of range
    public Outcome<ImportReport> loadBarriers(InputStream file, GroundSpec spec, Actor by) {
        return load(file, spec, by, this::barriers);
    }

    private Outcome<ImportReport> load(
            InputStream file,
            GroundSpec spec,
            Actor by,
            BiFunction<InputStream, GroundSpec, ImportReport> loading) {
        if (!permissions.mayAnywhere(by, BoundaryImports.ROW)) {
            return Outcome.refused(BoundaryImports.mayNot());
        }
        if (spec.name().isBlank() || spec.name().strip().length() > LONGEST_NAME) {
            return Outcome.refused(
                    Refusal.ofField(
                            "name", "1 to 60 characters", "Say what it is, such as Rivers 2026."));
        }
        var report = loading.apply(file, new GroundSpec(spec.name().strip(), spec.nationalGrid()));
        if (!report.isRefused()) {
            audit.record("ground-imported", by, "streets-and-barriers", null);
        }
        return Outcome.done(report);
    }

    /// For a file the operator named at start.
    ImportReport streets(InputStream file, GroundSpec spec) {
        var today = London.today(clock);
        var streets =
                new StreetFile(
                        stores.streets(),
                        place -> wards.at(place, today).map(Ward::id).orElse(null),
                        extract -> keep(extract, spec));
        return streets.load(file, settings.limits());
    }

    private void keep(StreetExtract extract, GroundSpec spec) {
        stores.ways().put(spec.name(), extract.network());
        var barriers = BarrierFile.of(extract);
        if (!barriers.isEmpty()) {
            stores.barriers().put(spec.name(), barriers);
        }
    }

    /// For a file the operator named at start, and the demonstration.
    ImportReport barriers(InputStream file, GroundSpec spec) {
        return new BarrierFile(stores.barriers(), spec).load(file, settings.limits());
    }
}
