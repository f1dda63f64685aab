package org.doorstep.territory.street;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestStore;
import org.doorstep.territory.town.Aldermarsh;
import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

public class StreetStoreTest {

    /// For tests of the packages beside this one.
    public static final Class<?> DOCUMENT = StreetDocument.class;

    private final StreetStore store = new StreetStore(TestStore.fresh(DOCUMENT), new CountingIds());

    @Test
    void givesBackWhatWasPutHoweverOftenItIsPut() {
        var town = new Aldermarsh().streets();
        store.putAll(town);
        store.putAll(town);
        var wards = town.stream().map(street -> street.ward()).collect(Collectors.toSet());
        assertThat(store.ofWards(wards)).containsExactlyInAnyOrderElementsOf(town);
    }
}
