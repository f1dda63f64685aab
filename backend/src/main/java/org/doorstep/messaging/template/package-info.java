/// Wording: templates with their versions, one variant per channel and language, merge fields, the
/// size of a text message, imprint and approval.
///
/// Plain rules: no framework is known here. What a text costs and whether it may go out at all is
/// decided when it is written, so that nobody learns it from a provider.
@NullMarked
package org.doorstep.messaging.template;

import org.jspecify.annotations.NullMarked;
