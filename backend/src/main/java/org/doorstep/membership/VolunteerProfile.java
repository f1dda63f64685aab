package org.doorstep.membership;

import org.doorstep.messaging.Language;

import java.util.List;
import java.util.Set;

/// What other rooms need to know of a volunteer to offer fitting work: no contact points, no year
/// of birth.
///
/// @param name the volunteer's name, status and branch
/// @param home where the volunteer lives, as far as known
/// @param skills what the volunteer can do
/// @param freeHours when the volunteer is usually free
/// @param language what to write in
/// @param minor whether the volunteer counts as under 18 today
/// @param locationOn whether the volunteer allows check-ins
public record VolunteerProfile(
        VolunteerName name,
        HomePatch home,
        Set<Skill> skills,
        List<FreeHours> freeHours,
        Language language,
        boolean minor,
        boolean locationOn) {

    public VolunteerProfile {
        skills = Set.copyOf(skills);
        freeHours = List.copyOf(freeHours);
    }

    /// Whose profile it is.
    public VolunteerId id() {
        return name.id();
    }
}
