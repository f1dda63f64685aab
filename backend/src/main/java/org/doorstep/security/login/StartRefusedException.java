package org.doorstep.security.login;

/// Start-up is refused: the settings, the keys or the data do not allow it.
public final class StartRefusedException extends RuntimeException {

    private final String remedy;

    /// @param why one clause without a full stop, following "Doorstep cannot start: "
    /// @param remedy what to do, one or two sentences
    public StartRefusedException(String why, String remedy) {
        super(why);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
