package org.doorstep.membership.volunteer;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.TypedPoint;
import org.doorstep.security.PhoneReader;
import org.doorstep.territory.Postcode;
import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Reads what people type about themselves, and collects everything that is wrong with it.
public final class Typed {

    private static final int FIRST_YEAR = 1900;

    private final PhoneReader phones;
    private final Clock clock;

    public Typed(PhoneReader phones, Clock clock) {
        this.phones = phones;
        this.clock = clock;
    }

    /// One form being read.
    Form form() {
        return new Form();
    }

    /// One form being read. An absent field reads as null; so does a faulty one, and the form is
    /// refused in the end.
    final class Form {

        private final List<Refusal> refusals = new ArrayList<>();

        @Nullable PhoneNumber phone(@Nullable String typed) {
            return read(typed, phones::read);
        }

        @Nullable EmailAddress email(@Nullable String typed) {
            return read(
                    typed,
                    text ->
                            EmailAddress.read(text)
                                    .map(Outcome::done)
                                    .orElseGet(() ->
                                            refused(
                                                    "email",
                                                    "an email address",
                                                    "Give one address such as"
                                                            + " name@example.org.")));
        }

        @Nullable Postcode postcode(@Nullable String typed) {
            return read(
                    typed,
                    text ->
                            Postcode.read(text)
                                    .map(Outcome::done)
                                    .orElseGet(() ->
                                            refused(
                                                    "postcode",
                                                    "a postcode of the United Kingdom",
                                                    "Give a postcode such as SW1A 1AA.")));
        }

        @Nullable GeoPoint point(@Nullable SentPoint sent) {
            return read(
                    sent,
                    point -> TypedPoint.read("homePoint", point.latitude(), point.longitude()));
        }

        @Nullable Integer yearOfBirth(@Nullable Integer sent) {
            var last = London.today(clock).getYear();
            return read(
                    sent,
                    year ->
                            year >= FIRST_YEAR && year <= last
                                    ? Outcome.done(year)
                                    : refused(
                                            "yearOfBirth",
                                            "a year from 1900 to this one",
                                            "Give the year of birth in four digits."));
        }

        /// One spelling for what looks the same, so that it also compares the same.
        @Nullable String name(@Nullable String sent) {
            return sent == null ? null : Normalizer.normalize(sent.strip(), Normalizer.Form.NFC);
        }

        void refuse(Refusal refusal) {
            refusals.add(refusal);
        }

        /// The form's own result, unless something was wrong with it.
        <T> Outcome<T> unlessRefused(java.util.function.Supplier<Outcome<T>> result) {
            if (refusals.isEmpty()) {
                return result.get();
            }
            if (refusals.size() == 1) {
                return Outcome.refused(refusals.getFirst());
            }
            return Outcome.refused(
                    Refusal.ofFields(
                            refusals.stream()
                                    .flatMap(refusal -> refusal.fields().stream())
                                    .toList()));
        }

        private <S, T> @Nullable T read(@Nullable S sent, Function<S, Outcome<T>> reading) {
            if (sent == null) {
                return null;
            }
            return switch (reading.apply(sent)) {
                case Outcome.Done<T>(var value) -> value;
                case Outcome.Refused<T>(var refusal) -> {
                    refusals.add(refusal);
                    yield null;
                }
            };
        }
    }

    private static <T> Outcome<T> refused(String field, String rule, String detail) {
        return Outcome.refused(Refusal.ofField(field, rule, detail));
    }
}
