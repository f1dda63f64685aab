package org.doorstep.territory.load;

/// What can be found beyond the format of the file itself, with what to do about it.
enum FindingKind {
    NO_CODE("Give every ward its GSS code, in a property like WD24CD or `code`."),
    BAD_CODE("A code is 1 to 20 letters, digits, - or _."),
    NO_NAME("Nothing has to be done; add the name at the source."),
    BAD_NAME("A name is 1 to 120 characters."),
    NO_COUNCIL("Name the council in a property like LAD24CD, or state the file's one council."),
    DUPLICATE_CODE("One code has one outline: correct the code or join the outlines."),
    DUPLICATE_FEATURE("Nothing has to be done; the feature stands in the file twice."),
    OUTLINE_TOO_LARGE("Use a generalised version of this outline."),
    TOOK_TOO_LONG("Import the file again."),
    BAD_NUMBERS(
            "House numbers rise from 1 to 99999, odd_from and odd_to are odd, even_from and even_to"
                    + " even, and doors are 0 to 10000."),
    NO_WARD("Load the wards first, or check the place of the street."),
    NOT_A_LINE("Only LineString and MultiLineString can be a street or a barrier."),
    NO_BARRIER(
            "Send lines of rivers, railways or main roads, or an extract of OpenStreetMap that"
                    + " holds some.");

    private final String remedy;

    FindingKind(String remedy) {
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
