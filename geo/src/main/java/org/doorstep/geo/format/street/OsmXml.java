package org.doorstep.geo.format.street;

import org.doorstep.geo.format.ImportIssue.Kind;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the XML form (OpenStreetMap wiki, "OSM XML") element by element, with the JDK's own
/// parser; document types and outside entities are refused.
final class OsmXml {

    private static final XMLInputFactory XML = factory();

    private final OsmObjects objects;
    private final OsmTags tags = new OsmTags();
    private long[] nodes = new long[64];

    OsmXml(OsmObjects objects) {
        this.objects = objects;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    void read(InputStream in) throws IOException {
        try {
            read(reader(in));
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException broken) {
                throw broken;
            }
            var at = e.getLocation();
            var place =
                    at == null
                            ? ""
                            : "Line " + at.getLineNumber() + ", column " + at.getColumnNumber();
            objects.issue(Kind.UNREADABLE, place + ": this is no well-formed XML.");
        }
    }

    /// The factory is not made for several threads.
    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        synchronized (XML) {
            return XML.createXMLStreamReader(in);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        var root = true;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            var name = xml.getLocalName();
            if (root && !name.equals("osm")) {
                objects.issue(Kind.NOT_OSM, "This is XML, but no OpenStreetMap file.");
                return;
            }
            root = false;
            var goOn =
                    switch (name) {
                        case "node" -> node(xml);
                        case "way" -> way(xml);
                        default -> true;
                    };
            if (!goOn) {
                return;
            }
        }
    }

    private boolean node(XMLStreamReader xml) throws XMLStreamException {
        var id = id(xml.getAttributeValue(null, "id"));
        var latitude = degrees(xml.getAttributeValue(null, "lat"));
        var longitude = degrees(xml.getAttributeValue(null, "lon"));
        var deleted = isDeleted(xml);
        members(xml);
        return id == null || deleted || objects.node(id, latitude, longitude, tags);
    }

    private boolean way(XMLStreamReader xml) throws XMLStreamException {
        var id = id(xml.getAttributeValue(null, "id"));
        var deleted = isDeleted(xml);
        var count = members(xml);
        return id == null || deleted || objects.way(id, Arrays.copyOf(nodes, count), tags);
    }

    private static boolean isDeleted(XMLStreamReader xml) {
        return "false".equals(xml.getAttributeValue(null, "visible"))
                || "delete".equals(xml.getAttributeValue(null, "action"));
    }

    /// Reads tags and nodes to the end of the element.
    ///
    /// @return how many nodes there are
    private int members(XMLStreamReader xml) throws XMLStreamException {
        tags.clear();
        var count = 0;
        for (var depth = 1; depth > 0; ) {
            var event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (xml.getLocalName().equals("tag")) {
                    tag(xml.getAttributeValue(null, "k"), xml.getAttributeValue(null, "v"));
                } else if (xml.getLocalName().equals("nd")) {
                    var node = id(xml.getAttributeValue(null, "ref"));
                    if (node != null) {
                        nodes = count == nodes.length ? Arrays.copyOf(nodes, 2 * count) : nodes;
                        nodes[count++] = node;
                    }
                }
            }
        }
        return count;
    }

    private void tag(@Nullable String key, @Nullable String value) {
        if (key != null && value != null) {
            tags.put(key, value);
        }
    }

    private static @Nullable Long id(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static double degrees(@Nullable String text) {
        try {
            return text == null || text.length() > 40 ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
