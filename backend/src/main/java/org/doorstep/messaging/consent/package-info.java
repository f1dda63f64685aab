/// Consent: what a person has agreed to be written to about, per channel and purpose, with the
/// wording they saw, when, and who wrote it down.
///
/// A ledger: every change stays readable, none is ever edited. Nothing is agreed to by default.
/// Stopping an address altogether is not consent but opt-out, and outranks everything here.
@NullMarked
package org.doorstep.messaging.consent;

import org.jspecify.annotations.NullMarked;
