package org.doorstep.security.web;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.security.IdempotencyKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Broken rules of single fields, as the validator found them.
final class Faults {

    private static final String KEY = "Idempotency-Key";
    private static final String WHAT_TO_DO = "Look this field up in the contract and correct it.";

    private Faults() {}

    static Refusal of(BindingResult found) {
        var faults = new ArrayList<FieldFault>();
        found.getFieldErrors().forEach(error -> faults.add(fault(error.getField(), error)));
        found.getGlobalErrors().forEach(error -> faults.add(fault(error.getObjectName(), error)));
        return inOrder(faults);
    }

    static Refusal of(HandlerMethodValidationException found) {
        var faults = new ArrayList<FieldFault>();
        for (var result : found.getParameterValidationResults()) {
            var parameter = result.getMethodParameter();
            var header = parameter.getParameterAnnotation(RequestHeader.class);
            if (header != null) {
                return missingHeader(header.value());
            }
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                return Refusal.notFound();
            }
            if (result instanceof ParameterErrors errors) {
                errors.getFieldErrors().forEach(e -> faults.add(fault(e.getField(), e)));
            } else {
                result.getResolvableErrors().forEach(e -> faults.add(fault(nameOf(parameter), e)));
            }
        }
        return inOrder(faults);
    }

    /// The validator finds faults in no order; the same request gets the same answer, byte for
    /// byte.
    private static Refusal inOrder(List<FieldFault> faults) {
        faults.sort(Comparator.comparing(FieldFault::field).thenComparing(FieldFault::rule));
        return Refusal.ofFields(faults);
    }

    /// A header that is missing, or not in its form.
    static Refusal missingHeader(String name) {
        if (name.equalsIgnoreCase(KEY)) {
            return IdempotencyKeys.keyNeeded();
        }
        if (name.equalsIgnoreCase("If-Match")) {
            return Refusal.of(
                    ProblemCode.VERSION_MISSING,
                    "If-Match on every update",
                    "Send the ETag of what you read as If-Match.");
        }
        return Problems.malformedField(
                name, "the header the contract asks for", "Send this header.");
    }

    private static FieldFault fault(String field, MessageSourceResolvable error) {
        return new FieldFault(field, rule(error), WHAT_TO_DO);
    }

    private static String rule(MessageSourceResolvable error) {
        // A conversion's default message repeats the value, a validator's never does.
        if (error instanceof FieldError fieldError && fieldError.isBindingFailure()) {
            return "the type and form the contract gives";
        }
        return Objects.requireNonNullElse(error.getDefaultMessage(), "the rule of the contract");
    }

    private static String nameOf(MethodParameter parameter) {
        var named = parameter.getParameterAnnotation(RequestParam.class);
        @Nullable String declared = named == null ? null : named.value();
        return declared != null && !declared.isEmpty()
                ? declared
                : Objects.requireNonNullElse(parameter.getParameterName(), "body");
    }

    /// Two forms of one field at once, or none.
    static Refusal exactlyOne(String... fields) {
        return Refusal.ofFields(
                List.of(fields).stream()
                        .map(field ->
                                new FieldFault(
                                        field,
                                        "exactly one of " + String.join(", ", fields),
                                        WHAT_TO_DO))
                        .toList());
    }
}
