package org.doorstep.messaging.template;

import org.doorstep.kernel.Refusal.FieldFault;

import java.util.List;
import java.util.regex.Pattern;

/// The imprint of digital election material: the name and address of the promoter, and of anyone on
/// whose behalf it is published.
///
/// @see <a href="https://www.legislation.gov.uk/ukpga/2022/37/part/6">Elections Act 2022, part
///   6</a>
final class Imprint {

    private static final Pattern PROMOTER =
            Pattern.compile("promoted by|hyrwyddwyd gan", Pattern.CASE_INSENSITIVE);

    /// A postcode or a PO box: what a postal address always has.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "\\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\\b|\\bP\\.?O\\.? ?Box\\b",
                    Pattern.CASE_INSENSITIVE);

    private Imprint() {}

    /// What is wrong with it, nothing where it may stand under election material.
    static List<FieldFault> faults(String imprint) {
        var fit =
                imprint.length() <= 500
                        && PROMOTER.matcher(imprint).find()
                        && ADDRESS.matcher(imprint).find();
        return fit
                ? List.of()
                : List.of(
                        new FieldFault(
                                "imprint",
                                "election material names its promoter",
                                "Say who promotes it, with a postal address: Promoted by … of …"));
    }
}
