package org.doorstep.territory.layer;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.territory.layer.LayerDocument.State;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Layers and their tiles in MongoDB. There are few layers, so they are read as a whole. A layer
/// loaded under a name that is there already takes its place by the one write that puts it in
/// force; what it replaced goes a little later, when nobody reads it any more. Safe for use by many
/// threads and nodes.
public final class LayerStore {

    /// An import that has written nothing for so long is dead; a layer replaced so long ago is read
    /// by nobody.
    private static final Duration DEAD_AFTER = Duration.ofMinutes(30);

    /// Well below what one message to MongoDB may hold (48 MB).
    private static final int BATCH_BYTES = 8 * 1024 * 1024;

    private static final Comparator<LayerDocument> LAST =
            Comparator.comparing(LayerDocument::touchedAt).thenComparing(LayerDocument::id);

    private final MongoTemplate mongo;
    private final IdSource ids;
    private final Clock clock;

    public LayerStore(MongoTemplate mongo, IdSource ids, Clock clock) {
        this.mongo = mongo;
        this.ids = ids;
        this.clock = clock;
    }

    /// A layer in force.
    ///
    /// @param id of this import of it
    /// @param name what it is called
    /// @param items how many lines or edges it has
    /// @param loadedAt when it was loaded
    public record Layer(String id, String name, int items, Instant loadedAt) {}

    /// Loads a layer in place of the one of that kind and name, or leaves everything as it is.
    void load(LayerKind kind, String name, int items, Map<Integer, byte[]> tiles) {
        sweep();
        var id = ids.next().toString();
        mongo.insert(new LayerDocument(id, kind, name, State.STAGED, items, London.now(clock)));
        var batch = new ArrayList<TileDocument>();
        var bytes = 0;
        for (var tile : tiles.entrySet()) {
            batch.add(TileDocument.of(id, tile.getKey(), tile.getValue()));
            bytes += tile.getValue().length;
            if (bytes > BATCH_BYTES) {
                mongo.insert(batch, TileDocument.class);
                batch.clear();
                bytes = 0;
            }
        }
        if (!batch.isEmpty()) {
            mongo.insert(batch, TileDocument.class);
        }
        mongo.updateFirst(
                query(where("_id").is(id)),
                Update.update("state", State.LOADED).set("touchedAt", London.now(clock)),
                LayerDocument.class);
    }

    /// The layers of a kind that are in force, by name.
    public List<Layer> inForce(LayerKind kind) {
        return lasting(mongo.findAll(LayerDocument.class)).values().stream()
                .filter(document -> document.kind() == kind)
                .map(document ->
                        new Layer(
                                document.id(),
                                document.name(),
                                document.items(),
                                document.touchedAt()))
                .sorted(Comparator.comparing(Layer::name))
                .toList();
    }

    private static Map<List<Object>, LayerDocument> lasting(List<LayerDocument> all) {
        var last = new HashMap<List<Object>, LayerDocument>();
        all.stream()
                .filter(document -> document.state() == State.LOADED)
                .forEach(document ->
                        last.merge(
                                List.of(document.kind(), document.name()),
                                document,
                                (one, other) -> LAST.compare(one, other) > 0 ? one : other));
        return last;
    }

    /// The tiles of a layer in these cells, by cell.
    List<byte[]> tiles(String layer, Collection<Integer> cells) {
        var wanted =
                query(where("layer").is(layer).and("cell").in(cells))
                        .with(Sort.by("layer", "cell"));
        return mongo.find(wanted, TileDocument.class).stream().map(TileDocument::data).toList();
    }

    /// Takes the layer of that kind and name away.
    ///
    /// @return whether there was one
    public boolean remove(LayerKind kind, String name) {
        var gone = false;
        for (var document : mongo.findAll(LayerDocument.class)) {
            if (document.kind() == kind && document.name().equals(name)) {
                gone |= document.state() == State.LOADED;
                remove(document.id());
            }
        }
        return gone;
    }

    /// Removes what dead imports left and what was replaced a while ago. May be repeated, on
    /// several nodes at once.
    public void sweep() {
        var all = mongo.findAll(LayerDocument.class);
        var lasting = lasting(all);
        var before = London.now(clock).minus(DEAD_AFTER);
        for (var document : all) {
            var heir = lasting.get(List.of(document.kind(), document.name()));
            var isOver =
                    document.state() == State.STAGED
                            ? document.touchedAt().isBefore(before)
                            : heir != null
                                    && !heir.id().equals(document.id())
                                    && heir.touchedAt().isBefore(before);
            if (isOver) {
                remove(document.id());
            }
        }
    }

    private void remove(String id) {
        mongo.remove(query(where("layer").is(id)), TileDocument.class);
        mongo.remove(Query.query(where("_id").is(id)), LayerDocument.class);
    }
}
