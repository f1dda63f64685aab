/// Who is calling, for which branch, what they may touch: sign-in, the branch tree, tokens,
/// permission checks, audit trail.
///
/// It asks for roles ([org.doorstep.security.RoleSource]) and for the delivery of codes
/// ([org.doorstep.security.CodeDelivery]) through its own ports, so it knows no volunteer and no
/// message. Every room may use what stands in this package.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.doorstep.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
