package org.doorstep.geo.walk.door;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.DoorLabel;
import org.jspecify.annotations.Nullable;

/// A door as the walk sees it.
///
/// Immutable; may be shared between threads when the key may.
///
/// @param key what the caller knows the door by
/// @param street what tells the street apart from all others: its name and place, since a town has
///   several High Streets; may be empty
/// @param label what is written on the door
/// @param place where it is, or null when nobody knows
public record Door<K>(K key, String street, DoorLabel label, @Nullable GeoPoint place) {}
