package org.doorstep.security.login;

import org.doorstep.security.audit.AuditVerification;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.List;

/// What whoever runs the server does to its keys and its audit trail: each is an option of the
/// application, prints what came of it and ends the process. Called by `ops/security`.
public final class OperatorCommands implements ApplicationRunner {

    private final SigningKeys signing;
    private final Resealing resealing;
    private final AuditVerification audit;
    private final ConfigurableApplicationContext application;

    public OperatorCommands(
            SigningKeys signing,
            Resealing resealing,
            AuditVerification audit,
            ConfigurableApplicationContext application) {
        this.signing = signing;
        this.resealing = resealing;
        this.audit = audit;
        this.application = application;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.containsOption("rotate-signing-key")) {
            var leaked = List.of("leaked").equals(arguments.getOptionValues("rotate-signing-key"));
            end(List.of("The new signing key is " + signing.rotate(leaked) + "."), 0);
        } else if (arguments.containsOption("reseal")) {
            var done = resealing.run();
            end(List.of("Sealed anew with the newest key: " + done + " fields."), 0);
        } else if (arguments.containsOption("audit-verify")) {
            var report = audit.verify();
            end(report.lines(), report.faults().isEmpty() ? 0 : 1);
        }
    }

    private void end(List<String> lines, int code) {
        lines.forEach(System.out::println);
        System.exit(SpringApplication.exit(application, () -> code));
    }
}
