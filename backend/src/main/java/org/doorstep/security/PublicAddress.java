package org.doorstep.security;

import java.net.URI;

/// The address under which people reach this server (`doorstep.public-url`), without a slash at the
/// end; links in messages and the issuer of tokens begin with it.
public record PublicAddress(URI base) {

    /// The address of a path of this server.
    ///
    /// @param path begins with a slash
    public URI at(String path) {
        return URI.create(base + path);
    }
}
