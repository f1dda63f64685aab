package org.doorstep.console.town;

import org.bson.Document;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.security.Branches;
import org.doorstep.security.DemonstrationMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

import java.util.Comparator;

/// Builds the demonstration town on an empty demonstration store: every room's part in the order of
/// its step, beside the serving of pages. A store in which the building was interrupted is emptied
/// and built again; a store with anything else in it is left alone.
@Component("consoleTown")
class DemonstrationTown {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationTown.class);

    private final DemonstrationMode mode;
    private final MongoTemplate mongo;
    private final Branches branches;
    private final ObjectProvider<DemonstrationPart> parts;
    private final Welcome welcome;
    private volatile TownProgress progress = TownProgress.COMPLETE;
    private volatile int port;

    DemonstrationTown(
            DemonstrationMode mode,
            MongoTemplate mongo,
            Branches branches,
            ObjectProvider<DemonstrationPart> parts,
            Welcome welcome) {
        this.mode = mode;
        this.mongo = mongo;
        this.branches = branches;
        this.parts = parts;
        this.welcome = welcome;
        // Pages wait from the very first request on, until it is known that there is nothing to do.
        this.progress = mode.on() ? new TownProgress(0, 1, null) : TownProgress.COMPLETE;
    }

    TownProgress progress() {
        return progress;
    }

    @EventListener
    void listening(WebServerInitializedEvent server) {
        if (server.getApplicationContext().getServerNamespace() == null) {
            port = server.getWebServer().getPort();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (mode.on()) {
            Thread.ofPlatform().name("demonstration-town").daemon(true).start(this::build);
        }
    }

    /// Builds the town where it is missing or unfinished, and says what to try.
    void build() {
        try {
            var stored = mongo.findById(TownDocument.TOWN, TownDocument.class);
            if (stored == null ? branches.list().isEmpty() : !stored.complete()) {
                if (stored != null) {
                    empty();
                }
                load();
            }
            progress = TownProgress.COMPLETE;
            welcome.print(port);
        } catch (RuntimeException surprise) {
            LOG.error("the demonstration town could not be built", surprise);
            progress =
                    new TownProgress(
                            progress.done(), progress.of(), "See the log, then start again.");
        }
    }

    private void load() {
        mongo.save(new TownDocument(TownDocument.TOWN, false));
        var ordered =
                parts.stream().sorted(Comparator.comparingInt(DemonstrationPart::step)).toList();
        progress = new TownProgress(0, ordered.size() + 1, null);
        for (var part : ordered) {
            part.load();
            progress = new TownProgress(progress.done() + 1, progress.of(), null);
        }
        mongo.save(new TownDocument(TownDocument.TOWN, true));
    }

    /// Everything in this store came from the interrupted building, because it only begins in an
    /// empty one. Indexes stay; so does the mark that keeps production off.
    private void empty() {
        for (var name : mongo.getCollectionNames()) {
            if (!name.startsWith("system.") && !name.startsWith("security.demonstration")) {
                mongo.getCollection(name).deleteMany(new Document());
            }
        }
    }
}
