package org.doorstep.territory.street;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.Side;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetId;
import org.doorstep.territory.StreetSide;
import org.doorstep.territory.WardId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import java.util.ArrayList;
import java.util.List;

/// A street in the store. Ward, place and name together are unique.
@Document("territory.streets")
@CompoundIndex(name = "identity", def = "{'ward': 1, 'place': 1, 'name': 1}", unique = true)
record StreetDocument(
        @Id String id, String ward, String place, String name, List<SideDocument> sides) {

    /// @param line longitude, latitude, longitude, latitude, and so on
    record SideDocument(Side side, int from, int to, int doors, List<Double> line) {

        static SideDocument of(StreetSide side) {
            var line = new ArrayList<Double>(side.line().size() * 2);
            side.line()
                    .forEach(point -> {
                        line.add(point.longitude());
                        line.add(point.latitude());
                    });
            return new SideDocument(side.side(), side.from(), side.to(), side.doors(), line);
        }

        StreetSide streetSide() {
            var points = new ArrayList<GeoPoint>(line.size() / 2);
            for (var i = 0; i < line.size(); i += 2) {
                points.add(new GeoPoint(line.get(i + 1), line.get(i)));
            }
            return new StreetSide(side, from, to, doors, points);
        }
    }

    static StreetDocument of(Street street) {
        return new StreetDocument(
                street.id().toString(),
                street.ward().toString(),
                street.place(),
                street.name(),
                street.sides().stream().map(SideDocument::of).toList());
    }

    Street street() {
        return new Street(
                StreetId.of(id),
                WardId.of(ward),
                name,
                place,
                sides.stream().map(SideDocument::streetSide).toList());
    }
}
