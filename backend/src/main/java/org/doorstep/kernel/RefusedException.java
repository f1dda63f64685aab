package org.doorstep.kernel;

/// Carries a refusal from a `web` package to the one translator. Thrown nowhere else: inside the
/// rooms a refusal is a value.
public final class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code().code(), null, false, false);
        this.refusal = refusal;
    }

    /// Why.
    public Refusal refusal() {
        return refusal;
    }
}
