package org.doorstep.membership.web;

import org.doorstep.api.model.AvailableHours;
import org.doorstep.api.model.MyConsent;
import org.doorstep.api.model.MyDevice;
import org.doorstep.api.model.MyStatus;
import org.doorstep.api.model.Point;
import org.doorstep.api.model.PreferredLanguage;
import org.doorstep.api.model.RoleName;
import org.doorstep.api.model.SkillName;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.membership.FreeHours;
import org.doorstep.membership.Skill;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.membership.device.Device;
import org.doorstep.messaging.ConsentState;
import org.doorstep.messaging.Language;
import org.doorstep.security.Role;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ValueMapping;
import org.mapstruct.factory.Mappers;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/// Between the words of the room and those of the contract.
@Mapper
interface ProfileMapper {

    ProfileMapper MAPPER = Mappers.getMapper(ProfileMapper.class);

    @ValueMapping(source = "ERASED", target = MappingConstants.THROW_EXCEPTION)
    MyStatus status(VolunteerStatus status);

    RoleName role(Role role);

    SkillName skill(Skill skill);

    List<SkillName> skills(Set<Skill> skills);

    Skill skill(SkillName skill);

    Set<Skill> skills(List<SkillName> skills);

    @ValueMapping(source = "ENGLISH", target = "EN")
    @ValueMapping(source = "WELSH", target = "CY")
    PreferredLanguage language(Language language);

    @ValueMapping(source = "EN", target = "ENGLISH")
    @ValueMapping(source = "CY", target = "WELSH")
    Language language(PreferredLanguage language);

    Point point(GeoPoint point);

    AvailableHours hours(FreeHours hours);

    List<AvailableHours> hours(List<FreeHours> hours);

    org.doorstep.api.model.DayName day(java.time.DayOfWeek day);

    @Mapping(target = "lastSeenAt", source = "seenAt")
    MyDevice device(Device device);

    @Mapping(target = "state", source = "given")
    @Mapping(target = "recordedAt", source = "at")
    MyConsent consent(ConsentState state);

    default org.doorstep.api.model.ConsentState answer(boolean given) {
        return given
                ? org.doorstep.api.model.ConsentState.GIVEN
                : org.doorstep.api.model.ConsentState.WITHDRAWN;
    }

    @ValueMapping(source = "SANDBOX", target = MappingConstants.THROW_EXCEPTION)
    org.doorstep.api.model.ConsentChannel channel(org.doorstep.messaging.ChannelName channel);

    org.doorstep.messaging.ChannelName channel(org.doorstep.api.model.ConsentChannel channel);

    org.doorstep.messaging.Purpose purpose(org.doorstep.api.model.ConsentPurpose purpose);

    Device.Platform platform(org.doorstep.api.model.DevicePlatform platform);

    /// Hours and minutes, as the contract writes a time of day.
    default String time(LocalTime time) {
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }
}
