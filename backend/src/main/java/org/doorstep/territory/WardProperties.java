package org.doorstep.territory;

import org.jspecify.annotations.Nullable;

/// The names of the properties in which a file of wards keeps what Doorstep needs.
///
/// Found by themselves are the names of the Office for National Statistics for any year (`WD13CD`,
/// `WD13NM`, `WD13NMW`, `LAD13CD`, `LAD13NM`), and `code` and `name`.
///
/// @param wardCode the ward's GSS code
/// @param wardName its name
/// @param welshName its name in Welsh, or null where the file has none
/// @param councilCode the GSS code of its council, or null where the file does not say
/// @param councilName the council's name, or null where the file does not say
public record WardProperties(
        String wardCode,
        String wardName,
        @Nullable String welshName,
        @Nullable String councilCode,
        @Nullable String councilName) {}
