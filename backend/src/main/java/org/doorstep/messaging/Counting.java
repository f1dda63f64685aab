package org.doorstep.messaging;

import org.jspecify.annotations.Nullable;

/// How far a preview has come.
///
/// @param soFar how many people are counted, from 0
/// @param preview what came out, or null while it is still counting
public record Counting(long soFar, @Nullable BroadcastPreview preview) {}
