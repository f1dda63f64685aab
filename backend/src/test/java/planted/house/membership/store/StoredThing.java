package planted.house.membership.store;

import org.jspecify.annotations.Nullable;

import planted.house.membership.web.ShownThing;

/// A document that knows the page it is shown on.
public record StoredThing(@Nullable ShownThing shown) {}
