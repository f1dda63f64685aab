package org.doorstep.security.login;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// How far a collection has been sealed anew.
///
/// @param keyId with which key
/// @param after the id of the last document that is done, or null at the beginning
/// @param fields how many fields were sealed anew so far
@Document("security.resealing")
record ResealingDocument(@Id String id, String keyId, @Nullable Object after, long fields) {}
