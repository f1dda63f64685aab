package org.doorstep.security.login;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;

/// Stands in a store in which a demonstration has run, and so has accounts that let anybody in.
@Document("security.demonstration-mark")
public record DemonstrationMark(@Id String id) {

    private static final String MARK = "demonstration";

    /// Marks the store of a demonstration, and keeps production off such a store.
    ///
    /// @throws StartRefusedException for production on a marked store
    public static void check(MongoTemplate mongo, boolean demonstration) {
        if (demonstration) {
            mongo.save(new DemonstrationMark(MARK));
        } else if (mongo.findById(MARK, DemonstrationMark.class) != null) {
            throw new StartRefusedException(
                    "this database holds a demonstration, whose accounts let anybody in",
                    "Name another database in SPRING_MONGODB_URI, or start with --demo.");
        }
    }
}
