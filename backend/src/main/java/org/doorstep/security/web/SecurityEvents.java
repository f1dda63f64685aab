package org.doorstep.security.web;

import org.doorstep.security.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What somebody watching the logs wants to know: refusals, by kind and id, never with an address,
/// a name or what was typed. What succeeded stands in the audit trail.
final class SecurityEvents {

    private static final Logger LOG = LoggerFactory.getLogger("org.doorstep.security.events");

    private SecurityEvents() {}

    /// A code, link, passkey or second factor that was not accepted.
    static void refusedSignIn(String way, String why) {
        LOG.info("sign-in refused: {}, {}", way, why);
    }

    /// A row of the authorisation table that is closed to this person.
    static void refusedPermission(String row, AccountId who) {
        LOG.info("permission refused: {}, {}", row, who);
    }

    /// A limit that was reached.
    static void exceededLimit(String name) {
        LOG.info("limit reached: {}", name);
    }
}
