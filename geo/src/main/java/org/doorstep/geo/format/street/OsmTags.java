package org.doorstep.geo.format.street;

import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The tags of one object, and what they say to somebody on foot.
final class OsmTags {

    /// Values of `highway` on which nobody walks, or which are not there.
    private static final Set<String> NOT_ON_FOOT =
            Set.of(
                    "motorway",
                    "motorway_link",
                    "bus_guideway",
                    "raceway",
                    "escape",
                    "construction",
                    "proposed",
                    "planned",
                    "abandoned",
                    "razed",
                    "disused",
                    "corridor",
                    "emergency_bay",
                    "rest_area",
                    "services",
                    "no");

    private static final Set<String> SHUT = Set.of("no", "private", "use_sidepath", "military");
    private static final Set<String> OPEN =
            Set.of("yes", "designated", "permissive", "destination", "official", "public");

    private static final Set<String> RIVERS = Set.of("river", "canal");
    private static final Set<String> RAILWAYS = Set.of("rail", "light_rail");

    private final Map<String, String> tags = new HashMap<>();

    /// Text stays as it is, blanks around it too; a text of nothing else is none.
    void put(String key, String value) {
        if (!value.isBlank()) {
            tags.put(key, value);
        }
    }

    void clear() {
        tags.clear();
    }

    String get(String key) {
        return tags.getOrDefault(key, "");
    }

    boolean isHighway() {
        return !get("highway").isEmpty();
    }

    boolean isNamedStreet() {
        return isHighway() && !get("name").isEmpty();
    }

    boolean isAddress() {
        return !get("addr:housenumber").isEmpty() || !get("addr:housename").isEmpty();
    }

    /// By the access rules for the United Kingdom (OpenStreetMap wiki, "OSM tags for routing/Access
    /// restrictions"): on foot one may use any highway but a motorway; what says `foot` about
    /// itself outranks what says `access`.
    boolean isWalkable() {
        if (!isHighway() || NOT_ON_FOOT.contains(get("highway"))) {
            return false;
        }
        var foot = get("foot");
        if (OPEN.contains(foot)) {
            return true;
        }
        return !SHUT.contains(foot)
                && !SHUT.contains(get("access"))
                && !get("motorroad").equals("yes");
    }

    /// What of it nobody walks across but where there is a way over or under: open water that
    /// flows, a railway in use, a road for fast traffic. What runs in a tunnel parts nothing.
    BarrierWay.@Nullable Kind barrier() {
        var tunnel = get("tunnel");
        if (!tunnel.isEmpty() && !tunnel.equals("no")) {
            return null;
        }
        if (RIVERS.contains(get("waterway"))) {
            return BarrierWay.Kind.RIVER;
        }
        if (RAILWAYS.contains(get("railway"))) {
            return BarrierWay.Kind.RAILWAY;
        }
        return isFastRoad() ? BarrierWay.Kind.ROAD : null;
    }

    /// A motorway, or one carriageway of a trunk road that has two.
    private boolean isFastRoad() {
        var highway = get("highway");
        return highway.equals("motorway")
                || highway.equals("trunk")
                        && (get("oneway").equals("yes") || get("motorroad").equals("yes"));
    }

    StreetAddress address(boolean way, long id, GeoPoint at) {
        return new StreetAddress(
                way,
                id,
                get("addr:housename"),
                get("addr:housenumber"),
                get("addr:unit"),
                get("addr:street"),
                get("addr:city"),
                get("addr:postcode"),
                at);
    }
}
