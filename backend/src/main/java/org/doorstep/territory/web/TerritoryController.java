package org.doorstep.territory.web;

import org.doorstep.api.TerritoryApi;
import org.doorstep.api.model.WardAtPoint;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.PointReading;
import org.doorstep.kernel.London;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.Permitted;
import org.doorstep.territory.Ward;
import org.doorstep.territory.Wards;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.util.List;

/// The ground without its people, for the phone.
@RestController
class TerritoryController implements TerritoryApi {

    private static final ProblemCode OUTSIDE_UK =
            new ProblemCode("point-outside-uk", 422, "The point is outside the United Kingdom");
    private static final ProblemCode SWAPPED =
            new ProblemCode("coordinates-swapped", 422, "Latitude and longitude seem exchanged");

    private final Wards wards;
    private final Clock clock;

    TerritoryController(Wards wards, Clock clock) {
        this.wards = wards;
        this.clock = clock;
    }

    @Override
    @Permitted("ground-map")
    public ResponseEntity<WardAtPoint> getWardAt(Double lat, Double lon) {
        return wards.at(place(lat, lon), London.today(clock))
                .map(ward -> ResponseEntity.ok(wire(ward)))
                .orElseThrow(() -> new RefusedException(Refusal.notFound()));
    }

    private static GeoPoint place(double lat, double lon) {
        return switch (GeoPoint.read(lat, lon)) {
            case PointReading.Valid(var point) -> point;
            case PointReading.Swapped _ ->
                    throw refused(SWAPPED, "lat is the latitude, in Britain 49.8 to 60.95.");
            case PointReading.OutsideUk _,
                    PointReading.LooksLikeGrid _,
                    PointReading.OutOfRange _,
                    PointReading.NotANumber _ ->
                    throw refused(OUTSIDE_UK, "Send a place in the United Kingdom in degrees.");
        };
    }

    private static RefusedException refused(ProblemCode code, String detail) {
        var rule = "a place in the United Kingdom, latitude and longitude in degrees";
        return new RefusedException(
                new Refusal(
                        code,
                        rule,
                        detail,
                        List.of(
                                new FieldFault("lat", rule, detail),
                                new FieldFault("lon", rule, detail)),
                        null));
    }

    private static WardAtPoint wire(Ward ward) {
        return new WardAtPoint(
                ward.id().code(),
                ward.name(),
                ward.welshName(),
                ward.councilCode(),
                ward.councilName(),
                ward.id().set().value());
    }
}
