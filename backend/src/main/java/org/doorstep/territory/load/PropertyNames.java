package org.doorstep.territory.load;

import org.doorstep.geo.format.ReadFeature;
import org.doorstep.territory.WardProperties;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// Finds a ward's codes and names among a feature's properties. The names of the Office for
/// National Statistics carry the year: `WD13CD`, `LAD24NM`.
final class PropertyNames {

    private static final Pattern WARD_CODE = years("WD", "CD");
    private static final Pattern WARD_NAME = years("WD", "NM");
    private static final Pattern WELSH_NAME = years("WD", "NMW");
    private static final Pattern COUNCIL_CODE = years("LAD", "CD");
    private static final Pattern COUNCIL_NAME = years("LAD", "NM");

    private final @Nullable WardProperties given;

    PropertyNames(@Nullable WardProperties given) {
        this.given = given;
    }

    String wardCode(ReadFeature feature) {
        var found = given == null ? first(feature, WARD_CODE) : value(feature, given.wardCode());
        return found != null ? found : given == null ? feature.code().strip() : "";
    }

    String wardName(ReadFeature feature) {
        var found = given == null ? first(feature, WARD_NAME) : value(feature, given.wardName());
        return found != null ? found : given == null ? feature.name().strip() : "";
    }

    @Nullable String welshName(ReadFeature feature) {
        return given == null ? first(feature, WELSH_NAME) : value(feature, given.welshName());
    }

    @Nullable String councilCode(ReadFeature feature) {
        return given == null ? first(feature, COUNCIL_CODE) : value(feature, given.councilCode());
    }

    @Nullable String councilName(ReadFeature feature) {
        return given == null ? first(feature, COUNCIL_NAME) : value(feature, given.councilName());
    }

    private static @Nullable String first(ReadFeature feature, Pattern name) {
        return feature.properties().entrySet().stream()
                .filter(property -> name.matcher(property.getKey()).matches())
                .map(property -> property.getValue().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String value(ReadFeature feature, @Nullable String name) {
        var text = name == null ? null : feature.properties().get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Pattern years(String kind, String what) {
        return Pattern.compile(kind + "\\d{2}" + what, Pattern.CASE_INSENSITIVE);
    }
}
