package org.doorstep.membership.volunteer;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.membership.FreeHours;
import org.doorstep.membership.HomePatch;
import org.doorstep.membership.Skill;
import org.doorstep.membership.TypedPoint;
import org.doorstep.membership.VolunteerId;
import org.doorstep.security.Role;
import org.doorstep.territory.WardId;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/// The filters of the audience `volunteers`, read. Each is a list of which one must hold; an empty
/// list holds for everybody. Immutable, safe to share.
///
/// | filter | value |
/// |---|---|
/// | `ward` | a ward's id: who lives there |
/// | `area` | a `POLYGON` or `MULTIPOLYGON` as text, longitude first; its edge belongs to it |
/// | `within` | `latitude,longitude,metres` of a circle of at most 50 km |
/// | `role` | a role held at this moment |
/// | `skill` | a skill offered |
/// | `free` | a day, `SATURDAY`, or hours of it, `SATURDAY 10:00-12:00`, that lie within free hours |
/// | `tag` | a tag, as organisers gave it |
/// | `volunteer` | an id |
///
/// @param places outlines and circles of `area` and `within`, of which one of each filter must hold
/// @param volunteers ids in their order
record Narrowing(
        List<String> wards,
        List<List<Place>> places,
        List<Role> roles,
        List<Skill> skills,
        List<Free> free,
        List<String> tags,
        List<String> volunteers) {

    private static final int LONGEST_OUTLINE = 20_000;
    private static final Distance WIDEST = Distance.ofKilometres(50);

    /// Where somebody may live.
    sealed interface Place {

        /// A box that holds the place.
        BoundingBox box();

        boolean holds(GeoPoint home);
    }

    /// An outline drawn on the map.
    record Drawn(Outline outline) implements Place {

        @Override
        public BoundingBox box() {
            return outline.boundingBox();
        }

        @Override
        public boolean holds(GeoPoint home) {
            return outline.contains(home);
        }
    }

    /// Everything no farther than that from a point.
    record Circle(GeoPoint centre, Distance radius) implements Place {

        @Override
        public BoundingBox box() {
            return BoundingBox.around(centre, radius);
        }

        @Override
        public boolean holds(GeoPoint home) {
            return !centre.distanceTo(home).isLongerThan(radius);
        }
    }

    /// Hours somebody must be free in; a whole day where any free hour of it will do.
    record Free(DayOfWeek day, LocalTime from, LocalTime until) {

        boolean isDay() {
            return from.equals(until);
        }

        boolean isMetBy(FreeHours hours) {
            return hours.day() == day
                    && (isDay() || !hours.from().isAfter(from) && !hours.until().isBefore(until));
        }
    }

    /// Reads the filters.
    ///
    /// @throws IllegalArgumentException where [#faults] would name any
    static Narrowing of(Map<String, List<String>> filters) {
        var places = new ArrayList<List<Place>>();
        for (var kind : List.of("area", "within")) {
            if (filters.containsKey(kind)) {
                places.add(read(filters, kind, Narrowing::place));
            }
        }
        var unknown = new TreeSet<>(filters.keySet());
        unknown.removeAll(Reader.NAMES);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("volunteers are narrowed by " + Reader.NAMES);
        }
        return new Narrowing(
                read(filters, "ward", text -> WardId.of(text).toString()),
                places,
                read(filters, "role", Role::valueOf),
                read(filters, "skill", Skill::valueOf),
                read(filters, "free", Narrowing::free),
                read(filters, "tag", Tag::read),
                read(filters, "volunteer", text -> VolunteerId.of(text).toString()).stream()
                        .distinct()
                        .sorted()
                        .toList());
    }

    /// What of the filters cannot be read.
    static List<FieldFault> faults(Map<String, List<String>> filters) {
        var faults = new ArrayList<FieldFault>();
        filters.forEach((name, values) -> {
            try {
                of(Map.of(name, values));
            } catch (IllegalArgumentException unreadable) {
                faults.add(
                        new FieldFault(
                                "audience.filters." + name,
                                Reader.RULES.getOrDefault(name, "a filter of volunteers"),
                                "Choose it again."));
            }
        });
        return faults;
    }

    /// Whether what MongoDB was not asked holds: the exact place and the free hours.
    boolean holds(Volunteer volunteer) {
        var offer = volunteer.offer();
        return places.stream().allMatch(any -> livesIn(offer.home(), any))
                && (free.isEmpty()
                        || free.stream()
                                .anyMatch(wish ->
                                        offer.freeHours().stream().anyMatch(wish::isMetBy)));
    }

    private static boolean livesIn(HomePatch home, List<Place> places) {
        var point = home.point();
        return point != null && places.stream().anyMatch(place -> place.holds(point));
    }

    private static <T> List<T> read(
            Map<String, List<String>> filters, String name, Function<String, T> reader) {
        return filters.getOrDefault(name, List.of()).stream().map(reader).toList();
    }

    private static Place place(String text) {
        if (text.length() > LONGEST_OUTLINE) {
            throw new IllegalArgumentException("an outline of at most 20,000 characters");
        }
        if (text.startsWith("POLYGON") || text.startsWith("MULTIPOLYGON")) {
            return new Drawn(Outline.fromWkt(text));
        }
        var numbers = text.split(",", -1);
        if (numbers.length != 3) {
            throw new IllegalArgumentException("latitude, longitude and metres");
        }
        var centre =
                TypedPoint.read(
                        "within", Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
        var radius = Distance.ofMetres(Double.parseDouble(numbers[2]));
        if (!(centre instanceof Outcome.Done<GeoPoint>(var point))
                || radius.metres() <= 0
                || radius.isLongerThan(WIDEST)) {
            throw new IllegalArgumentException("a circle in the United Kingdom, up to 50 km");
        }
        return new Circle(point, radius);
    }

    private static Free free(String text) {
        var parts = text.split("[ -]", -1);
        var day = DayOfWeek.valueOf(parts[0]);
        if (parts.length == 1) {
            return new Free(day, LocalTime.MIN, LocalTime.MIN);
        }
        try {
            var hours = new FreeHours(day, LocalTime.parse(parts[1]), LocalTime.parse(parts[2]));
            return new Free(day, hours.from(), hours.until());
        } catch (java.time.DateTimeException | ArrayIndexOutOfBoundsException unreadable) {
            throw new IllegalArgumentException("hours such as SATURDAY 10:00-12:00", unreadable);
        }
    }

    /// The names of the filters and what each must be.
    private static final class Reader {

        private static final List<String> NAMES =
                List.of("area", "free", "role", "skill", "tag", "volunteer", "ward", "within");

        private static final Map<String, String> RULES =
                Map.of(
                        "area", "an area whose edges do not cross",
                        "free", "a day, or hours of a day",
                        "role", "a role from the list",
                        "skill", "a skill from the list",
                        "tag", "a tag of 1 to 40 letters, digits, spaces or hyphens",
                        "volunteer", "a volunteer",
                        "ward", "a ward from the list",
                        "within", "a circle in the United Kingdom of at most 50 km");
    }
}
