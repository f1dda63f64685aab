package org.doorstep.territory.boundary;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.BoundarySet;
import org.doorstep.territory.BoundarySetId;
import org.doorstep.territory.Ward;
import org.doorstep.territory.WardId;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All loaded boundary sets at one moment, and which of them is in force where. Immutable, safe to
/// share.
public final class Ground {

    static final Comparator<BoundarySet> NEWEST_FIRST =
            Comparator.comparing(BoundarySet::validFrom)
                    .thenComparing(BoundarySet::importedAt)
                    .thenComparing(BoundarySet::id)
                    .reversed();

    private static final Comparator<Ward> BY_NAME =
            Comparator.comparing(Ward::name).thenComparing(Ward::id);

    private final List<SetGround> newestFirst;
    private final Map<BoundarySetId, SetGround> bySet;

    Ground(Collection<SetGround> sets) {
        this.newestFirst =
                sets.stream().sorted(Comparator.comparing(SetGround::set, NEWEST_FIRST)).toList();
        this.bySet =
                newestFirst.stream()
                        .collect(Collectors.toMap(ground -> ground.set().id(), ground -> ground));
    }

    Map<BoundarySetId, SetGround> bySet() {
        return bySet;
    }

    /// The sets, newest first.
    public List<BoundarySet> sets() {
        return newestFirst.stream().map(SetGround::set).toList();
    }

    /// The ward that holds the place on that date. Sets are asked newest first; a set that a newer
    /// one has replaced for the council of the ward found has no say.
    public Optional<Ward> at(GeoPoint place, LocalDate date) {
        return newestFirst.stream()
                .filter(ground -> !ground.set().validFrom().isAfter(date))
                .flatMap(ground -> ground.at(place).stream())
                .filter(inForce(date))
                .findFirst();
    }

    /// The ward of that id, in force or not.
    public Optional<Ward> find(WardId id) {
        var ground = bySet.get(id.set());
        return ground == null ? Optional.empty() : Optional.ofNullable(ground.ward(id.code()));
    }

    /// Those wards that exist, by name.
    public List<Ward> findAll(Collection<WardId> ids) {
        return ids.stream().distinct().flatMap(id -> find(id).stream()).sorted(BY_NAME).toList();
    }

    public Optional<Outline> outline(WardId id) {
        var ground = bySet.get(id.set());
        return ground == null ? Optional.empty() : Optional.ofNullable(ground.outline(id.code()));
    }

    /// The wards in force on that date whose box meets this one, by name.
    public List<Ward> inBox(BoundingBox box, LocalDate date) {
        return wardsInForce(date)
                .filter(ward -> outline(ward.id()).orElseThrow().boundingBox().meets(box))
                .sorted(BY_NAME)
                .toList();
    }

    /// What wards named at some time are on that date: those in force as they are; for one whose
    /// set has been replaced, the ward of the same code and council if there is one, else every
    /// ward whose label point lies in the old outline.
    public List<Ward> translated(Set<WardId> named, LocalDate date) {
        return named.stream()
                .flatMap(id -> find(id).stream())
                .flatMap(ward -> inForce(date).test(ward) ? Stream.of(ward) : heirs(ward, date))
                .distinct()
                .sorted(BY_NAME)
                .toList();
    }

    private Stream<Ward> heirs(Ward old, LocalDate date) {
        var sameCode =
                wardsInForce(date)
                        .filter(ward ->
                                ward.id().code().equals(old.id().code())
                                        && ward.councilCode().equals(old.councilCode()))
                        .findFirst();
        if (sameCode.isPresent()) {
            return sameCode.stream();
        }
        var outline = outline(old.id()).orElseThrow();
        return wardsInForce(date).filter(ward -> outline.contains(ward.labelPoint()));
    }

    private Stream<Ward> wardsInForce(LocalDate date) {
        return newestFirst.stream().flatMap(SetGround::wards).filter(inForce(date));
    }

    private Predicate<Ward> inForce(LocalDate date) {
        return ward ->
                newestFirst.stream()
                        .map(SetGround::set)
                        .filter(set -> !set.validFrom().isAfter(date))
                        .filter(set -> set.councils().contains(ward.councilCode()))
                        .findFirst()
                        .filter(set -> set.id().equals(ward.id().set()))
                        .isPresent();
    }
}
