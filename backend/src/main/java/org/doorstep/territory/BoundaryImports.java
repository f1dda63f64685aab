package org.doorstep.territory;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Permissions;
import org.doorstep.territory.boundary.BoundaryStore;
import org.doorstep.territory.boundary.Grounds;
import org.doorstep.territory.load.WardFile;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Loads boundary sets: ward outlines as GeoJSON, TopoJSON or well-known text, plain or gzip, or a
/// zip of a shapefile. Safe for use by many threads.
public class BoundaryImports {

    static final String ROW = "import-wards";

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,20}");

    private final BoundaryStore store;
    private final Grounds grounds;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final IdSource ids;
    private final TerritorySettings settings;

    BoundaryImports(
            BoundaryStore store,
            Grounds grounds,
            Permissions permissions,
            AuditTrail audit,
            IdSource ids,
            TerritorySettings settings) {
        this.store = store;
        this.grounds = grounds;
        this.permissions = permissions;
        this.audit = audit;
        this.ids = ids;
        this.settings = settings;
    }

    /// Reads the file, stages its wards and, if nothing in it is an error, puts the set in force in
    /// one write. A refused file leaves nothing; neither does a crash in between.
    ///
    /// Whatever the file holds, the answer is a report and never an exception. The stream is not
    /// closed.
    ///
    /// @param by data officer or administrator (row `import-wards`)
    /// @return the report, which may be one of refusal; or refused where the person may not import
    ///   or the spec is out of range
    public Outcome<ImportReport> load(InputStream file, BoundarySetSpec spec, Actor by) {
        if (!permissions.mayAnywhere(by, ROW)) {
            return Outcome.refused(mayNot());
        }
        return load(file, spec, new BoundarySetId(ids.next()), by);
    }

    /// The same without asking who: for a file the operator named at start, and the demonstration.
    ///
    /// @param by null for the machine itself
    Outcome<ImportReport> load(
            InputStream file, BoundarySetSpec spec, BoundarySetId set, @Nullable Actor by) {
        var faults = faults(spec);
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.ofFields(faults));
        }
        store.sweep();
        var report = new WardFile(store, set, spec).load(file, settings.limits());
        if (!report.isRefused()) {
            audit.record("boundary-set-imported", by, set.toString(), null);
            grounds.refresh();
        }
        return Outcome.done(report);
    }

    static Refusal mayNot() {
        return Refusal.of(
                ProblemCode.FORBIDDEN,
                "wards are imported by a data officer or an administrator",
                "Ask one of them to import the file.");
    }

    private static List<FieldFault> faults(BoundarySetSpec spec) {
        var faults = new ArrayList<FieldFault>();
        var name = spec.name().strip();
        if (name.isEmpty() || name.length() > 100) {
            faults.add(new FieldFault("name", "1 to 100 characters", "Give the set a name."));
        }
        var year = spec.validFrom().getYear();
        if (year < 1970 || year > 2100) {
            faults.add(
                    new FieldFault(
                            "validFrom",
                            "a date from 1970 to 2100",
                            "Give the first day on which these wards hold."));
        }
        var council = spec.councilCode();
        if (council != null && !CODE.matcher(council).matches()) {
            faults.add(
                    new FieldFault(
                            "councilCode",
                            "1 to 20 letters, digits, - or _",
                            "Give the council's GSS code, such as E07000178."));
        }
        var councilName = spec.councilName();
        if (councilName != null && councilName.length() > 120) {
            faults.add(
                    new FieldFault("councilName", "at most 120 characters", "Shorten the name."));
        }
        return faults;
    }
}
