package org.doorstep.security;

import java.util.List;

/// Port: the phones on which the app is installed. Membership implements it, because it keeps where
/// pushes go; security knows which of them are signed in.
public interface Installations {

    /// The account's phones that have told by which sign-in they call.
    List<Installation> list(AccountId account);

    /// Forgets the phone of that sign-in, and with it where its pushes go. No effect where there is
    /// none.
    void forget(AccountId account, String family);

    /// One phone.
    ///
    /// @param family the family of tokens it calls with, see [CurrentActor#family()]
    /// @param platform for its owner to know it by, for example `Android`
    record Installation(String family, String platform, String appVersion) {}
}
