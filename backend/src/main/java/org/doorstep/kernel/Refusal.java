package org.doorstep.kernel;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/// Why something was not done: an expected answer, not a surprise. Immutable, safe to share.
///
/// One translator (`security.web`) turns a refusal into an RFC 9457 problem, so nothing here may
/// hold personal data.
///
/// @param code the stable name
/// @param rule the name of the rule that refused, in plain words, for example `one place per person
///   and shift`
/// @param detail what to do about it, one sentence
/// @param fields the fields at fault, empty where it is not about fields
/// @param retryAfter when asking again makes sense, or null
public record Refusal(
        ProblemCode code,
        String rule,
        String detail,
        List<FieldFault> fields,
        @Nullable Duration retryAfter)
        implements Serializable {

    public Refusal {
        fields = List.copyOf(fields);
    }

    /// A refusal that is not about single fields.
    public static Refusal of(ProblemCode code, String rule, String detail) {
        return new Refusal(code, rule, detail, List.of(), null);
    }

    /// A refusal of one field.
    public static Refusal ofField(String field, String rule, String detail) {
        return new Refusal(
                ProblemCode.INVALID,
                rule,
                detail,
                List.of(new FieldFault(field, rule, detail)),
                null);
    }

    /// A refusal of several fields at once, so that nobody has to correct a form one field a round.
    public static Refusal ofFields(List<FieldFault> fields) {
        return new Refusal(
                ProblemCode.INVALID,
                "every field within its rule",
                "Correct the fields named and send it again.",
                fields,
                null);
    }

    /// What is said of everything that does not exist or may not be known of; always the same.
    public static Refusal notFound() {
        return of(
                ProblemCode.NOT_FOUND,
                "only what you may see",
                "Check the address and your branch.");
    }

    /// This refusal with a time after which asking again makes sense.
    public Refusal after(Duration wait) {
        return new Refusal(code, rule, detail, fields, wait);
    }

    /// One field at fault.
    ///
    /// @param field its path in the request, for example `homePoint.latitude`
    /// @param rule the rule it broke
    /// @param detail what would be accepted; never repeats what was sent
    public record FieldFault(String field, String rule, String detail) implements Serializable {}
}
