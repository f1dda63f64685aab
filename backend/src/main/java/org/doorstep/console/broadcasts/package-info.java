/// Broadcasts from the first word to the last outcome: templates, audience, preview, watching, and
/// the outbox of the sandbox.
@NullMarked
package org.doorstep.console.broadcasts;

import org.jspecify.annotations.NullMarked;
