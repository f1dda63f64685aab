package org.doorstep.security.audit;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// How far a chain had got when it last wrote down the heads of all others.
///
/// @param chain the chain
/// @param head the id of its newest entry then
/// @param hash that entry's hash
@Document("security.audit-heads")
public record ChainHeadDocument(@Id String chain, String head, String hash) {}
