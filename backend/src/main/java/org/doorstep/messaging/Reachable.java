package org.doorstep.messaging;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.London;
import org.doorstep.kernel.PhoneNumber;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a person can be reached at this moment, as told by the room that owns the person. Lives for
/// one window of sending and is never stored.
///
/// @param displayName how the person is named on the organiser's pages
/// @param language what to write to them in
/// @param minor whether the person counts as under 18, and so gets no broadcast
/// @param phone a verified mobile number, or null
/// @param email a verified address, or null
/// @param devices the live installations; empty where there are none
/// @param mergeValues what the source can fill into a template, by field name
public record Reachable(
        String displayName,
        Language language,
        boolean minor,
        @Nullable PhoneNumber phone,
        @Nullable EmailAddress email,
        List<PushAddress> devices,
        Map<String, String> mergeValues) {

    public Reachable {
        devices = List.copyOf(devices);
        mergeValues = Map.copyOf(mergeValues);
    }

    /// The same person with more to fill in.
    public Reachable with(Map<String, String> more) {
        var values = new HashMap<>(mergeValues);
        values.putAll(more);
        return new Reachable(displayName, language, minor, phone, email, devices, values);
    }

    /// The same person with `day`, `date` and `time` of a moment to fill in, by the wall clock of
    /// London and in the person's language.
    public Reachable withTime(Instant moment) {
        var at = London.at(moment);
        return with(
                Map.of(
                        "day", at.format(form("EEEE")),
                        "date", at.format(form("d MMMM")),
                        "time", at.format(form("HH:mm"))));
    }

    private DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language.locale());
    }

    /// Prints nothing of the person.
    @Override
    public String toString() {
        return "Reachable[REDACTED]";
    }
}
