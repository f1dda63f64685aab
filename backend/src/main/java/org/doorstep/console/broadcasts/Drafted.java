package org.doorstep.console.broadcasts;

/// The answer to a form that was sent under a key, kept so that sending it again gives the same.
///
/// @param id the broadcast's
record Drafted(String id) {}
