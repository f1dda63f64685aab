package org.doorstep.messaging.broadcast.gate;

/// A person without an address on this channel cannot be reached by it.
final class AddressGate implements Gate {

    @Override
    public Verdict ask(Question question) {
        var person = question.person();
        if (person == null) {
            return Verdict.ALLOW;
        }
        return switch (question.channel()) {
            case PUSH -> needed(!person.devices().isEmpty(), "no device with the app");
            case SMS -> needed(person.phone() != null, "no mobile number");
            case EMAIL -> needed(person.email() != null, "no e-mail address");
            case SANDBOX -> Verdict.ALLOW;
        };
    }

    private static Verdict needed(boolean there, String reason) {
        return there ? Verdict.ALLOW : new Verdict.Refuse(reason, Verdict.Closed.MISSING_ADDRESS);
    }
}
