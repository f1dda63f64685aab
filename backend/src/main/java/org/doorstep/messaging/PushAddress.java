package org.doorstep.messaging;

/// Where a push goes.
///
/// @param installationId the app's installation, as the owner of devices knows it
/// @param token what the push provider knows it by; never printed
/// @param fid whether the token is a Firebase installation id rather than a registration token
public record PushAddress(String installationId, String token, boolean fid) {

    /// Leaves the token out.
    @Override
    public String toString() {
        return "PushAddress[" + installationId + "]";
    }
}
