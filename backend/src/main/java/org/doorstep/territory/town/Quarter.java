package org.doorstep.territory.town;

import org.doorstep.geo.area.Outline;

/// How a ward is built.
///
/// @param code its made-up code
/// @param outline where it lies
/// @param turn which way its rows of houses run, in radians from east
/// @param rows metres between rows
/// @param blocks metres between the streets across
/// @param bend how far its streets swing to and fro, in metres
/// @param density doors a metre of street, compared with the other wards
/// @param park the middle of its green
/// @param parkRadius how far the green reaches
record Quarter(
        String code,
        String name,
        Outline outline,
        double turn,
        double rows,
        double blocks,
        double bend,
        double density,
        Plane park,
        double parkRadius) {}
