package org.doorstep.territory.layer;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/// What of a layer lies in one cell.
///
/// @param id `<layer>|<cell>`
/// @param cell see [Cells]
/// @param data as [BarrierTiles] or [WayTiles] wrote it
@Document("territory.layer_tiles")
@CompoundIndex(name = "layer_cell", def = "{'layer': 1, 'cell': 1}")
record TileDocument(@Id String id, String layer, int cell, byte[] data) {

    static TileDocument of(String layer, int cell, byte[] data) {
        return new TileDocument(layer + "|" + cell, layer, cell, data);
    }
}
