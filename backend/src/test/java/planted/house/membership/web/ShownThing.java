package planted.house.membership.web;

import org.jspecify.annotations.Nullable;

import planted.house.membership.store.StoredThing;

/// A page that knows the document behind it.
public record ShownThing(@Nullable StoredThing stored) {}
