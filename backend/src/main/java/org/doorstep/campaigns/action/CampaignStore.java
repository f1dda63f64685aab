package org.doorstep.campaigns.action;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.campaigns.Campaign;
import org.doorstep.campaigns.CampaignId;
import org.doorstep.security.BranchId;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Campaigns in MongoDB. Safe for use by many threads and nodes.
public final class CampaignStore {

    private final MongoTemplate mongo;

    public CampaignStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// Adds a campaign.
    public void add(Campaign campaign) {
        mongo.insert(
                new CampaignDocument(
                        campaign.id().toString(),
                        campaign.branch().toString(),
                        campaign.name(),
                        campaign.from(),
                        campaign.until()));
    }

    /// The campaign of that id.
    public Optional<Campaign> find(CampaignId id) {
        return Optional.ofNullable(mongo.findById(id.toString(), CampaignDocument.class))
                .map(CampaignStore::campaign);
    }

    /// The campaigns of these branches, by first day, then name.
    public List<Campaign> ofBranches(Collection<BranchId> branches) {
        var texts = branches.stream().map(BranchId::toString).toList();
        return mongo.find(query(where("branch").in(texts)), CampaignDocument.class).stream()
                .map(CampaignStore::campaign)
                .sorted(Comparator.comparing(Campaign::from).thenComparing(Campaign::name))
                .toList();
    }

    private static Campaign campaign(CampaignDocument document) {
        return new Campaign(
                CampaignId.of(document.id()),
                BranchId.of(document.branch()),
                document.name(),
                document.from(),
                document.until());
    }
}
