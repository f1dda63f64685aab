package org.doorstep.security.login;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.security.PublicAddress;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.List;

/// `--first-administrator=<e-mail address>`: prints one invitation and ends the process. Called by
/// `ops/first-administrator`.
public final class FirstAdministratorCommand implements ApplicationRunner {

    private static final String OPTION = "first-administrator";

    private final Invitations invitations;
    private final PublicAddress address;
    private final ConfigurableApplicationContext application;

    public FirstAdministratorCommand(
            Invitations invitations,
            PublicAddress address,
            ConfigurableApplicationContext application) {
        this.invitations = invitations;
        this.address = address;
        this.application = application;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!arguments.containsOption(OPTION)) {
            return;
        }
        var values = arguments.getOptionValues(OPTION);
        var given = values == null || values.isEmpty() ? "" : values.getFirst();
        var reader = EmailAddress.read(given);
        reader.ifPresentOrElse(
                email ->
                        print(
                                List.of(
                                        "This link makes one person the first administrator. It"
                                            + " works once, for 72 hours, with that address only:",
                                        address.at("/invitation/" + invitations.invite(email))
                                                .toString())),
                () -> print(List.of("Say whose it is: --first-administrator=<e-mail address>.")));
        var code = reader.isPresent() ? 0 : 2;
        System.exit(SpringApplication.exit(application, () -> code));
    }

    private static void print(List<String> lines) {
        lines.forEach(System.out::println);
    }
}
