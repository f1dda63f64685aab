package org.doorstep.kernel;

import java.util.function.Function;

/// What came of something a room was asked to do: it is done, or it was refused for a stated
/// reason.
///
/// A `switch` over it needs no `default`, so the compiler lists every place where a refusal must be
/// handled.
public sealed interface Outcome<T> {

    /// It was done.
    ///
    /// @param value what there is to show for it
    record Done<T>(T value) implements Outcome<T> {}

    /// It was refused and nothing has changed.
    ///
    /// @param refusal why
    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /// Turns what was done into another form; a refusal stays as it is.
    default <R> Outcome<R> map(Function<? super T, ? extends R> form) {
        return switch (this) {
            case Done<T>(var value) -> new Done<>(form.apply(value));
            case Refused<T>(var refusal) -> new Refused<>(refusal);
        };
    }

    /// Goes on with the next step, unless this one was refused.
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> step) {
        return switch (this) {
            case Done<T>(var value) -> step.apply(value);
            case Refused<T>(var refusal) -> new Refused<>(refusal);
        };
    }

    /// The value, at the edge of the house where one translator answers refusals.
    ///
    /// @throws RefusedException where it was refused
    default T orThrow() {
        return switch (this) {
            case Done<T>(var value) -> value;
            case Refused<T>(var refusal) -> throw new RefusedException(refusal);
        };
    }
}
