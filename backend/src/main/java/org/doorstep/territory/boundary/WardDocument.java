package org.doorstep.territory.boundary;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.Ward;
import org.doorstep.territory.WardId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/// A ward in the store.
///
/// @param id `<set>|<code>`
/// @param set the boundary set it belongs to, staged or loaded
/// @param outline well-known binary; at most [#LARGEST_OUTLINE] bytes
@Document("territory.wards")
public record WardDocument(
        @Id String id,
        @Indexed String set,
        String name,
        @Nullable String welshName,
        String councilCode,
        String councilName,
        double labelLatitude,
        double labelLongitude,
        byte[] outline) {

    /// MongoDB holds 16 MiB in a document; the rest of the ward needs a little.
    public static final int LARGEST_OUTLINE = 15 * 1024 * 1024;

    public static WardDocument of(Ward ward, byte[] outline) {
        return new WardDocument(
                ward.id().toString(),
                ward.id().set().toString(),
                ward.name(),
                ward.welshName(),
                ward.councilCode(),
                ward.councilName(),
                ward.labelPoint().latitude(),
                ward.labelPoint().longitude(),
                outline);
    }

    Ward ward() {
        return new Ward(
                WardId.of(id),
                name,
                welshName,
                councilCode,
                councilName,
                new GeoPoint(labelLatitude, labelLongitude));
    }

    Outline readOutline() {
        return Outline.fromBytes(outline);
    }
}
