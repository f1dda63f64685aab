package org.doorstep.campaigns.shift;

import org.doorstep.membership.LocationSwitchedOff;
import org.doorstep.membership.VolunteerBlocked;
import org.doorstep.membership.VolunteerErased;
import org.doorstep.membership.VolunteerId;
import org.springframework.context.event.EventListener;

/// What happens here when membership says that somebody is gone, was turned away, or no longer
/// tells where they are. Every answer may be repeated.
public class Departures {

    private final CheckIns checkIns;
    private final SignUps signUps;

    public Departures(CheckIns checkIns, SignUps signUps) {
        this.checkIns = checkIns;
        this.signUps = signUps;
    }

    @EventListener
    void on(VolunteerErased fact) {
        leave(fact.volunteer());
    }

    @EventListener
    void on(VolunteerBlocked fact) {
        leave(fact.volunteer());
    }

    @EventListener
    void on(LocationSwitchedOff fact) {
        checkIns.checkOut(fact.volunteer());
    }

    private void leave(VolunteerId volunteer) {
        checkIns.checkOut(volunteer);
        signUps.giveAllBack(volunteer);
    }
}
