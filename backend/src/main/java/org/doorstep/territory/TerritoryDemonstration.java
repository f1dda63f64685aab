package org.doorstep.territory;

import org.doorstep.geo.format.GeoJsonWriter;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.territory.layer.BarrierStore;
import org.doorstep.territory.town.Aldermarsh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Map;

/// Loads the wards, streets and barriers of Aldermarsh and gives them to the town's branch. The
/// wards go in as a file, by the door that real ones use.
class TerritoryDemonstration implements DemonstrationPart {

    private static final LocalDate VALID_FROM = LocalDate.of(2024, 5, 2);

    private final BoundaryImports imports;
    private final Wards wards;
    private final Streets streets;
    private final BarrierStore barriers;

    TerritoryDemonstration(
            BoundaryImports imports, Wards wards, Streets streets, BarrierStore barriers) {
        this.imports = imports;
        this.wards = wards;
        this.streets = streets;
        this.barriers = barriers;
    }

    @Override
    public int step() {
        return 20;
    }

    @Override
    public void load() {
        var town = new Aldermarsh();
        var spec =
                BoundarySetSpec.of("Wards of Aldermarsh", VALID_FROM)
                        .ofCouncil(Aldermarsh.COUNCIL_CODE, Aldermarsh.COUNCIL_NAME);
        var report =
                imports.load(new ByteArrayInputStream(file(town)), spec, Aldermarsh.SET, null)
                        .orThrow();
        if (report.isRefused()) {
            throw new IllegalStateException("The town's wards were refused: " + report.findings());
        }
        streets.putAll(town.streets());
        barriers.put("Aldermarsh", town.barriers());
        wards.assign(
                DemonstrationMode.TOWN,
                town.outlines().keySet().stream()
                        .map(code -> new WardId(Aldermarsh.SET, code))
                        .toList());
    }

    private static byte[] file(Aldermarsh town) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new GeoJsonWriter(bytes, 7)) {
            town.outlines()
                    .forEach((code, outline) ->
                            writer.write(outline, Map.of("code", code, "name", town.nameOf(code))));
        }
        return bytes.toByteArray();
    }
}
