/// The ground under every room's records: which MongoDB there is, and on what terms.
///
/// Without a `spring.mongodb.uri` an embedded wire-compatible server runs inside the process, on
/// loopback, with its data under `./data`; with one, start-up refuses a server that could lose what
/// it has acknowledged. Also here: the defaults of the client, the few conversions, and the sources
/// of time and ids. Rooms are given `MongoTemplate`, `Clock`, `Ticker` and `IdSource`; none of them
/// imports this room (decision 0001).
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.doorstep.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
