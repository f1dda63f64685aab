package org.doorstep.security.login;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in two sentences why start-up was refused and what to do, in place of a stack trace.
final class StartFailureAnalyzer extends AbstractFailureAnalyzer<StartRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, StartRefusedException cause) {
        return new FailureAnalysis(
                "Doorstep cannot start: " + cause.getMessage() + ".", cause.remedy(), cause);
    }
}
