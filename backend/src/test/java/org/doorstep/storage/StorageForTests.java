package org.doorstep.storage;

import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/// Opens the room's conversions to tests of other rooms, so that they store as the application
/// does.
public final class StorageForTests {

    private StorageForTests() {}

    public static MongoCustomConversions conversions() {
        return Conversions.all();
    }
}
