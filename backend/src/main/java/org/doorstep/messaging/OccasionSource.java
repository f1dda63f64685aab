package org.doorstep.messaging;

import java.time.Instant;
import java.util.List;

/// Port: occasions of one kind, told by the room that owns them from its own records, so that none
/// is missed and none is written about twice whatever crashes. One bean per kind; called from many
/// threads and nodes, every minute or so.
public interface OccasionSource {

    /// Its name, which organisers give a template to: lower-case words joined by hyphens, for
    /// example `shift-reminder`.
    String kind();

    /// The occasions for which it is time to write now, with those written about before.
    List<Occasion> due(Instant now);

    /// Whether an occasion written about is one still: what was called off or moved is not, and its
    /// broadcast is stopped.
    boolean stands(String key);
}
