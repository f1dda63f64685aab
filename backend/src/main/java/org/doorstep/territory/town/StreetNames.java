package org.doorstep.territory.town;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Makes up street names, none of them twice.
final class StreetNames {

    private static final String[] FIRST = {
        "Alderman's",
        "Ashlar",
        "Barkhouse",
        "Beadle's",
        "Bellwether",
        "Bittern",
        "Bowline",
        "Brazier's",
        "Candlewick",
        "Carrick",
        "Chandler's",
        "Cobnut",
        "Copperbeech",
        "Cornmarket",
        "Crowsfoot",
        "Damson",
        "Drover's",
        "Eelpie",
        "Fairlead",
        "Fennel",
        "Ferryman's",
        "Fletcher's",
        "Foxglove",
        "Gannet",
        "Gooseberry",
        "Greengage",
        "Hartstongue",
        "Heronry",
        "Hobbler's",
        "Ironbridge",
        "Jubilee",
        "Keelman's",
        "Kestrel",
        "Lapwing",
        "Lanthorn",
        "Linnet",
        "Loom",
        "Maltings",
        "Marshgate",
        "Medlar",
        "Millrace",
        "Moorhen",
        "Mulberry",
        "Netmaker's",
        "Oakum",
        "Osier",
        "Otterpool",
        "Packhorse",
        "Pargeter's",
        "Pennywort",
        "Pippin",
        "Plover",
        "Quayside",
        "Quince",
        "Reedcutter's",
        "Ropewalk",
        "Russet",
        "Sailmaker's",
        "Saltern",
        "Samphire",
        "Sedgeley",
        "Shearwater",
        "Signalbox",
        "Skylark",
        "Sluice",
        "Spinney",
        "Staithe",
        "Sternpost",
        "Tanyard",
        "Teasel",
        "Thatcher's",
        "Tollgate",
        "Turnstone",
        "Twine",
        "Viaduct",
        "Wagtail",
        "Watermint",
        "Wherry",
        "Whistlestop",
        "Willowherb",
        "Windpump",
        "Wintergreen",
        "Woolpack",
        "Yarrow"
    };
    private static final String[] ROW = {
        "Street", "Road", "Avenue", "Drive", "Terrace", "Way", "Gardens", "Crescent"
    };
    private static final String[] ACROSS = {"Lane", "Row", "Walk", "Passage"};
    private static final String[] ROUND = {"Close", "Court"};

    private final List<String> first;
    private final Set<String> given = new HashSet<>();
    private int next;

    StreetNames(long seed) {
        first = new ArrayList<>(List.of(FIRST));
        Collections.shuffle(first, new Random(seed));
    }

    String row() {
        return name(ROW);
    }

    String across() {
        return name(ACROSS);
    }

    String round() {
        return name(ROUND);
    }

    private String name(String[] kinds) {
        while (true) {
            var name =
                    first.get(next % first.size())
                            + " "
                            + kinds[(next / 3 + next / first.size()) % kinds.length];
            next++;
            if (given.add(name)) {
                return name;
            }
        }
    }
}
