package dev.footbridge.bridge.policy;

import static dev.footbridge.bridge.policy.NodeCodec.byId;
import static dev.footbridge.bridge.policy.NodeCodec.text;
import static dev.footbridge.bridge.policy.NodeCodec.texts;
import static dev.footbridge.bridge.policy.NodeCodec.words;

import tools.jackson.databind.JsonNode;

/** The catalogue of a policy document. */
final class CatalogueCodec {

    private CatalogueCodec() {}

    static Catalogue catalogue(JsonNode node) {
        return new Catalogue(
                byId(node.path("systems"), (id, system) -> system(system)),
                byId(node.path("assets"), (id, asset) -> words(asset.path("name"))),
                byId(node.path("groups"), (id, group) -> group(group)));
    }

    private static Catalogue.SystemEntry system(JsonNode node) {
        return new Catalogue.SystemEntry(
                words(node.path("name")),
                text(node.path("owner")),
                node.path("observed").asBoolean(false),
                byId(node.path("entitlements"), (id, entitlement) -> entitlement(entitlement)));
    }

    private static Catalogue.EntitlementEntry entitlement(JsonNode node) {
        return new Catalogue.EntitlementEntry(
                words(node.path("name")),
                text(node.path("risk")),
                node.path("privileged").asBoolean(false));
    }

    private static Catalogue.Group group(JsonNode node) {
        return new Catalogue.Group(words(node.path("name")), texts(node.path("members")));
    }
}
