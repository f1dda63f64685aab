package org.doorstep.membership.volunteer;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/// A tag on a volunteer, as stored.
///
/// @param id `volunteer|tag`, so that the same tag twice is one
/// @param branch the volunteer's branch when it was given, for the list of tags in use
@Document("membership.tags")
@CompoundIndex(name = "tag_volunteer", def = "{'tag': 1, 'volunteer': 1}")
@CompoundIndex(name = "branch_tag", def = "{'branch': 1, 'tag': 1}")
record TagDocument(@Id String id, @Indexed String volunteer, String tag, String branch) {}
