package org.doorstep.geo.walk.turf;

/// What came of a request: the cut, or why there is none.
///
/// Immutable; may be shared between threads when the keys may.
public sealed interface TurfAnswer<K> permits TurfCut, TurfRefusal {}
