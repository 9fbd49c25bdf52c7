package dev.footbridge.bridge.api;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A feed as Atom (RFC 4287), in pages (RFC 5005): the title in the reader's words, the content in those of the other bank. */
final class AtomCodec {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String KINDS = "https://footbridge.dev/feed-kinds";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();
    /** What XML 1.0 cannot hold in any spelling, lone surrogates among it, and CR, which readers make something else of. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final XMLStreamWriter xml;

    private AtomCodec(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] write(FeedPage page) {
        var text = new StringWriter();
        try {
            var xml = WRITERS.createXMLStreamWriter(text);
            new AtomCodec(xml).feed(page);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Expected to write XML into memory, but could not", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void feed(FeedPage page) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.setDefaultNamespace(ATOM);
        xml.writeStartElement(ATOM, "feed");
        xml.writeDefaultNamespace(ATOM);
        element("id", urn(UUID.nameUUIDFromBytes(utf8("feed|" + page.project())).toString()));
        element("title", page.title());
        element("updated", updated(page));
        link("self", page.self());
        if (page.next() != null) {
            link("next", page.next());
        }
        xml.writeStartElement(ATOM, "author");
        element("name", "Footbridge");
        xml.writeEndElement();
        for (var item : page.items()) {
            entry(item, page.inItWords());
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(ObjectNode item, boolean inItWords) throws XMLStreamException {
        var ours = item.path("_footbridge");
        var words = ours.path("words");
        xml.writeStartElement(ATOM, "entry");
        element("id", urn(item.path("id").asString()));
        element("title", words.path(inItWords ? "it" : "hr").asString());
        element("published", item.path("date_published").asString());
        element("updated", item.path("date_modified").asString());
        xml.writeEmptyElement(ATOM, "category");
        xml.writeAttribute("term", clean(ours.path("kind").asString()));
        xml.writeAttribute("scheme", KINDS);
        element("content", words.path(inItWords ? "hr" : "it").asString());
        xml.writeEndElement();
    }

    /** Always plain text: nothing a source or a person wrote is markup. */
    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(ATOM, name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    private void link(String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement(ATOM, "link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", clean(address));
    }

    private static String updated(FeedPage page) {
        return page.items().stream()
                .map(item -> Instant.parse(date(item)))
                .max(Comparator.naturalOrder())
                .orElse(page.since())
                .toString();
    }

    private static String date(JsonNode item) {
        return item.path("date_modified").asString();
    }

    private static String urn(String uuid) {
        return "urn:uuid:" + uuid;
    }

    private static String clean(String text) {
        return NOT_XML.matcher(text).replaceAll("\uFFFD");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
