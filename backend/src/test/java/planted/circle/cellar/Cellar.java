package planted.circle.cellar;

import org.jspecify.annotations.Nullable;

import planted.circle.attic.Attic;

/// Uses the attic, which uses the cellar.
public record Cellar(@Nullable Attic above) {}
