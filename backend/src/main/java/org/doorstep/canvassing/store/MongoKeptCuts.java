package org.doorstep.canvassing.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.canvassing.KeptCut;
import org.doorstep.canvassing.TurfCutId;
import org.doorstep.canvassing.turf.KeptCutStore;
import org.doorstep.security.BranchId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Kept cuts in MongoDB, one document each; the first of an id stays.
public final class MongoKeptCuts implements KeptCutStore {

    private static final int MOST = 50;

    private final MongoTemplate mongo;

    public MongoKeptCuts(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void keep(KeptCut cut) {
        try {
            mongo.insert(KeptCutDocument.of(cut));
        } catch (DuplicateKeyException kept) {
            // The same cut, kept before.
        }
    }

    @Override
    public Optional<KeptCut> find(TurfCutId id) {
        return Optional.ofNullable(mongo.findById(id.toString(), KeptCutDocument.class))
                .map(KeptCutDocument::toCut);
    }

    @Override
    public List<KeptCut> ofBranches(Collection<BranchId> branches) {
        var ids = branches.stream().map(BranchId::toString).toList();
        return mongo
                .find(
                        query(where("branch").in(ids))
                                .with(Sort.by(Sort.Direction.DESC, "keptAt"))
                                .limit(MOST),
                        KeptCutDocument.class)
                .stream()
                .map(KeptCutDocument::toCut)
                .toList();
    }
}
