package org.doorstep.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Stands on every handler method and names the row of the authorisation table that decides who may
/// come in. A handler without it is refused to everybody.
///
/// The gate checks the row as a whole (who may do this anywhere); which object may be touched is
/// checked by the handler with [Permissions].
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Permitted {

    /// The key of a row, for example `edit-actions`.
    String value();
}
