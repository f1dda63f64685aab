package org.doorstep.territory.layer;

import org.doorstep.geo.walk.StreetNetwork;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A network of ways as tiles, and back. An edge stands in the cell of that of its two nodes which
/// has the smaller number, with both nodes' places, so that each tile can be read alone; lengths
/// are kept to the millimetre. About 15 bytes an edge. Stateless.
final class WayTiles {

    private static final double PER_METRE = 1_000;

    private WayTiles() {}

    private static final class Tile {

        final Map<Integer, Integer> nodes = new LinkedHashMap<>();
        final Packed.Writer edges = new Packed.Writer();
        int count;

        int node(int number) {
            return nodes.computeIfAbsent(number, _ -> nodes.size());
        }
    }

    static Map<Integer, byte[]> of(StreetNetwork network) {
        var tiles = new TreeMap<Integer, Tile>();
        for (var from = 0; from < network.nodes(); from++) {
            for (var link = network.firstLink(from); link < network.firstLink(from + 1); link++) {
                if (network.target(link) > from) {
                    var cell = Cells.of(network.latitude(from), network.longitude(from));
                    var tile = tiles.computeIfAbsent(cell, _ -> new Tile());
                    tile.edges
                            .number(tile.node(from))
                            .number(tile.node(network.target(link)))
                            .number(Math.round(network.metres(link) * PER_METRE));
                    tile.count++;
                }
            }
        }
        var bytes = new TreeMap<Integer, byte[]>();
        tiles.forEach((cell, tile) -> bytes.put(cell, bytes(network, tile)));
        return bytes;
    }

    private static byte[] bytes(StreetNetwork network, Tile tile) {
        var head = new Packed.Writer().number(tile.nodes.size());
        var before = 0;
        for (var node : tile.nodes.keySet()) {
            head.signed(node - before).point(network.latitude(node), network.longitude(node));
            before = node;
        }
        head.number(tile.count);
        return head.append(tile.edges).bytes();
    }

    /// The network of the tiles of one layer.
    static StreetNetwork read(Collection<byte[]> tiles) {
        var network = new StreetNetwork.Builder();
        var known = new HashMap<Integer, Integer>();
        for (var bytes : tiles) {
            var tile = new Packed.Reader(bytes);
            var nodes = new int[(int) tile.number()];
            var number = 0;
            for (var i = 0; i < nodes.length; i++) {
                number += (int) tile.signed();
                var place = tile.point();
                nodes[i] = known.computeIfAbsent(number, _ -> network.node(place));
            }
            for (var edges = tile.number(); edges > 0; edges--) {
                network.edge(
                        nodes[(int) tile.number()],
                        nodes[(int) tile.number()],
                        tile.number() / PER_METRE);
            }
        }
        return network.build();
    }
}
