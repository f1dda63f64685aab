package org.doorstep.campaigns.web;

import org.doorstep.api.model.KindOfAction;
import org.doorstep.api.model.Point;
import org.doorstep.api.model.SkillName;
import org.doorstep.campaigns.ActionKind;
import org.doorstep.campaigns.DistanceBand;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.membership.Skill;
import org.mapstruct.Mapper;
import org.mapstruct.factory.Mappers;

/// Between the words of the room and those of the contract.
@Mapper
interface CampaignsMapper {

    CampaignsMapper MAPPER = Mappers.getMapper(CampaignsMapper.class);

    KindOfAction kind(ActionKind kind);

    org.doorstep.api.model.DistanceBand band(DistanceBand band);

    SkillName skill(Skill skill);

    Point point(GeoPoint point);
}
