package org.doorstep.territory.boundary;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.util.List;

/// The wards given to a branch, as they were named when they were given.
@Document("territory.branch_grounds")
record BranchGroundDocument(@Id String branch, @Indexed List<String> wards) {}
