package org.doorstep.canvassing.store;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/// That an assignment holds a street part.
///
/// @param id `<scope>|<part>`: what makes a part be in one pair of hands at most
@Document("canvassing.claims")
record ClaimDocument(@Id String id, @Indexed String part, @Indexed String assignment) {}
