package org.doorstep.campaigns.shift;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// Which shift a sign-up's id stands for. Written before the place is taken, so that one id never
/// stands for two; stays when the place is given back, so that a late repeat does not take it
/// again.
@Document("campaigns.sign_ups")
record SignUpDocument(
        @Id String id, String shift, @Indexed String volunteer, @Nullable Instant givenBackAt) {}
