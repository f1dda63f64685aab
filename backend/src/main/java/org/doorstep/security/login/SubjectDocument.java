package org.doorstep.security.login;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.util.UUID;

/// Whom an outside provider means by its subject; known from the first sign-in on, so that a
/// changed e-mail address there makes nobody somebody else here.
///
/// @param id hash of issuer and subject
@Document("security.subjects")
record SubjectDocument(@Id String id, @Indexed UUID account) {}
