package org.doorstep.security.login;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.UUID;

/// The grant that the first administrator's invitation gave: administrator of the whole party.
@Document("security.founding-grants")
public record FoundingGrantDocument(@Id UUID account, UUID branch, Instant from) {}
