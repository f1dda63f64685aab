package planted.circle.attic;

import planted.circle.cellar.Cellar;

/// Uses the cellar, which uses the attic.
public record Attic(Cellar below) {}
