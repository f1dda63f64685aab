package org.doorstep.messaging.broadcast.gate;

/// Election material without an imprint is not sent.
///
/// @see <a href="https://www.legislation.gov.uk/ukpga/2022/37/part/6">Elections Act 2022, part
///   6</a>
final class ImprintGate implements Gate {

    @Override
    public Verdict ask(Question question) {
        return question.about().imprinted()
                ? Verdict.ALLOW
                : new Verdict.Refuse(
                        "election material without an imprint", Verdict.Closed.BROADCAST);
    }
}
