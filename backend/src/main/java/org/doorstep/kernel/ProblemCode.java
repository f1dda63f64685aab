package org.doorstep.kernel;

import java.io.Serializable;
import java.util.regex.Pattern;

/// The stable name of a refusal: what a phone or a script may rely on, whatever the wording.
///
/// Rooms declare their own codes as constants; the ones below belong to everybody.
///
/// @param code lower-case words joined by hyphens; unique in Doorstep; never reused for another
///   meaning
/// @param status the HTTP status that carries it, 400 to 503
/// @param title the same in a few plain words; says nothing about a person
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
public record ProblemCode(String code, int status, String title) implements Serializable {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /// Something in the request is missing, misspelt or out of range; the fields are named.
    public static final ProblemCode INVALID =
            new ProblemCode("invalid", 422, "The request has fields that cannot be accepted");

    /// The request cannot be read at all.
    public static final ProblemCode MALFORMED =
            new ProblemCode("malformed", 400, "The request cannot be read");

    /// Nobody is signed in, or the token is no longer good.
    public static final ProblemCode SIGN_IN_NEEDED =
            new ProblemCode("sign-in-needed", 401, "Sign in first");

    /// Refused whatever the object.
    public static final ProblemCode FORBIDDEN =
            new ProblemCode("forbidden", 403, "Your role does not allow this");

    /// There is no such thing, or none that the caller may know of: the answer is the same for
    /// both.
    public static final ProblemCode NOT_FOUND =
            new ProblemCode("not-found", 404, "There is no such thing here");

    /// The thing has moved on since the caller last read it.
    public static final ProblemCode VERSION_STALE =
            new ProblemCode("version-stale", 412, "This has changed since you read it");

    /// An update must say which version it is based on.
    public static final ProblemCode VERSION_MISSING =
            new ProblemCode("version-missing", 428, "Say which version you are changing");

    /// Too many requests of this kind.
    public static final ProblemCode TOO_MANY =
            new ProblemCode("too-many-requests", 429, "Too many requests; wait a little");

    /// A part that is needed is not up at the moment.
    public static final ProblemCode UNAVAILABLE =
            new ProblemCode("unavailable", 503, "Not possible at the moment; try again");

    public ProblemCode {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("a problem code is lower-case words and hyphens");
        }
        if (status < 400 || status > 503) {
            throw new IllegalArgumentException("a refusal is answered with 400 to 503");
        }
    }
}
