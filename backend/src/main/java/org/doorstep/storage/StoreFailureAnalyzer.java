package org.doorstep.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/// Says in two sentences why the store was refused and what to do, in place of a stack trace.
final class StoreFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StoreInUseException inUse -> {
                    return new FailureAnalysis(
                            "Doorstep cannot start: " + inUse.getMessage() + ".",
                            "Stop the other Doorstep, or start this one with"
                                    + " --doorstep.storage.directory=<another folder>.",
                            inUse);
                }
                case WeakStoreException weak -> {
                    return new FailureAnalysis(
                            "Doorstep cannot start: " + weak.getMessage() + ".",
                            weak.remedy(),
                            weak);
                }
                default -> {}
            }
        }
        return null;
    }
}
